// A receipt scanned as …/letters/#2026-012.7K3M-9XQ2-HD4W-5TNA fills in the form. What follows # never leaves
// the browser, so no server's log keeps it; and it is taken out of the address at once.
(function () {
  "use strict";
  const form = document.querySelector("form[data-receipt]");
  const told = decodeURIComponent(location.hash.slice(1)).split(".");
  if (!form || told.length !== 2) return;
  history.replaceState(null, "", location.pathname);
  form.elements.number.value = told[0];
  form.elements.code.value = told[1];
  form.requestSubmit();
})();
