// A member's own part of the page is fetched anew when those in the room may do something else.
(function () {
  "use strict";
  const phase = () => (document.getElementById("floor") || { dataset: {} }).dataset.phase;
  let known = phase();

  document.addEventListener("htmx:afterSettle", () => {
    const now = phase();
    if (now === known) return;
    known = now;
    // Not all at the same instant.
    setTimeout(() => document.body.dispatchEvent(new CustomEvent("yishi:phase")), Math.random() * 600);
  });
})();
