// Passkeys that fail are said in words; the code of a letter comes along with its picture to scan.
(function () {
  "use strict";
  const show = (scope, name) => scope.querySelectorAll(name).forEach((one) => { one.hidden = false; });

  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    show(document, "[data-passkey-error]");
  });

  document.addEventListener("DOMContentLoaded", () => {
    if (document.querySelector("[data-passkey-absent]") && !window.PublicKeyCredential) {
      show(document, "[data-passkey-absent]");
    }
    // After the number sign: it is never sent to a server, and stands in no log.
    const code = document.querySelector("[data-code]");
    if (code && location.hash.length > 1 && code.value === "") {
      code.value = decodeURIComponent(location.hash.slice(1));
      history.replaceState(null, "", location.pathname);
    }
  });
})();
