// Yishi in the browser: display switches, confirmations, drafts, menus. Everything works without it.
// Loaded in <head> without defer, so that theme and type size are set before the first paint.
(function () {
  "use strict";
  const root = document.documentElement;
  const SWITCHES = { theme: ["light", "dark"], type: ["large"] };
  const DRAFT_PAUSE = 800; // milliseconds of rest before a draft is kept

  // Storage may be switched off by policy; then choices last for one page.
  const kept = {
    get(key) { try { return localStorage.getItem("yishi:" + key); } catch { return null; } },
    set(key, value) { try { localStorage.setItem("yishi:" + key, value); return true; } catch { return false; } },
    drop(key) { try { localStorage.removeItem("yishi:" + key); } catch { /* nothing kept */ } },
  };

  function applySwitch(name, value) {
    if (SWITCHES[name].includes(value)) root.dataset[name] = value;
    else delete root.dataset[name];
  }
  function showSwitches(scope) {
    for (const button of scope.querySelectorAll("[data-set]")) {
      const [name, value] = button.dataset.set.split(":");
      button.setAttribute("aria-pressed", String((root.dataset[name] || "") === value));
    }
  }
  function choose(button) {
    const [name, value] = button.dataset.set.split(":");
    const turnedOff = button.hasAttribute("data-toggle") && root.dataset[name] === value;
    applySwitch(name, turnedOff ? "" : value);
    kept.set(name, turnedOff ? "" : value);
    showSwitches(document);
  }

  root.classList.add("js");
  for (const name of Object.keys(SWITCHES)) applySwitch(name, kept.get(name));

  function toggleNav(button) {
    const open = document.getElementById(button.getAttribute("aria-controls")).classList.toggle("is-open");
    button.setAttribute("aria-expanded", String(open));
  }

  // A draft belongs to its key, e.g. data-draft="suggestion-new:text"; the server renders data-draft-notice.
  function note(area, words) {
    const place = document.getElementById(area.dataset.draftNotice || "");
    if (place) place.textContent = words;
  }
  function offerDraft(area) {
    const draft = kept.get("draft:" + area.dataset.draft);
    if (draft === null || draft === area.value || area.value !== area.defaultValue) return;
    if (area.value.trim() === "") {
      area.value = draft;
      area.dispatchEvent(new Event("input", { bubbles: true }));
      note(area, area.dataset.restored || "");
    }
  }
  const timers = new WeakMap();
  function keepDraft(area) {
    clearTimeout(timers.get(area));
    timers.set(area, setTimeout(() => {
      if (kept.set("draft:" + area.dataset.draft, area.value)) note(area, area.dataset.saved || "");
    }, DRAFT_PAUSE));
  }
  // A draft outlives a failed submission: only the page that confirms it (data-drop-draft="key key") lets it go.
  function dropDrafts(scope) {
    for (const place of scope.querySelectorAll("[data-drop-draft]")) {
      place.dataset.dropDraft.split(" ").forEach((key) => kept.drop("draft:" + key));
    }
  }

  function count(area) {
    const place = document.getElementById(area.dataset.count);
    if (place) place.textContent = area.value.length + (area.maxLength > 0 ? " / " + area.maxLength : "");
  }
  function nameFiles(input) {
    const place = document.getElementById(input.dataset.fileName);
    if (place) place.textContent = Array.from(input.files, (file) => file.name).join("、");
  }

  function prepare(scope) {
    showSwitches(scope);
    dropDrafts(scope);
    scope.querySelectorAll("[data-draft]").forEach(offerDraft);
    scope.querySelectorAll("[data-count]").forEach(count);
  }

  // A long list to tick: the words typed above it leave those options that contain them, and those ticked.
  function filterTicks(input) {
    const words = input.value.trim();
    for (const choice of input.closest("[data-ticks]").querySelectorAll(".choice")) {
      choice.hidden = !choice.textContent.includes(words) && !choice.querySelector("input").checked;
    }
  }

  // All that the words typed have left are ticked, or none of them.
  function tickAll(button) {
    for (const choice of button.closest("[data-ticks]").querySelectorAll(".choice:not([hidden]) input")) {
      choice.checked = button.dataset.ticksAll === "on";
    }
  }

  document.addEventListener("DOMContentLoaded", () => prepare(document));
  document.addEventListener("htmx:load", (event) => prepare(event.target));
  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-draft]")) keepDraft(event.target);
    if (event.target.matches("[data-count]")) count(event.target);
    if (event.target.matches("[data-ticks-filter]")) filterTicks(event.target);
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-file-name]")) nameFiles(event.target);
    if (event.target.matches("[data-submit]")) event.target.form.requestSubmit();
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-set], [data-nav], [data-print], [data-ticks-all]");
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
    if (!button) return;
    if (button.matches("[data-ticks-all]")) tickAll(button);
    if (button.matches("[data-set]")) choose(button);
    if (button.matches("[data-nav]")) toggleNav(button);
    if (button.matches("[data-print]")) window.print();
  });
  document.addEventListener("submit", (event) => {
    const asking = event.submitter && event.submitter.dataset.confirm ? event.submitter : event.target;
    // data-confirm-counts="take-": {n} stands for the number of ticked boxes whose names begin so.
    const ticked = asking.dataset.confirmCounts && event.target.querySelectorAll(`[name^="${asking.dataset.confirmCounts}"]:checked`);
    const question = asking.dataset.confirm && asking.dataset.confirm.replace("{n}", ticked ? ticked.length : "");
    if (question && !window.confirm(question)) { event.preventDefault(); event.stopImmediatePropagation(); }
  }, true);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of document.querySelectorAll("details.menu[open]")) { menu.open = false; menu.querySelector("summary").focus(); }
  });
})();
