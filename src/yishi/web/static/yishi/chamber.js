// The room is shown as it changes: by a stream of events, or, where there is none, by asking every few seconds.
// A member's own part of the page is fetched anew when those in the room may do something else.
(function () {
  "use strict";
  const room = document.getElementById("room");
  const state = document.querySelector("[data-live-state]");
  const phase = () => (document.getElementById("floor") || { dataset: {} }).dataset.phase;
  let known = phase();
  let heard = false;
  let asked = 0;

  function say(what) {
    if (state) { state.textContent = state.dataset[what]; state.dataset.state = what; }
  }

  function show(html) {
    // Made by our own server of escaped text; the page's policy runs no script in it.
    room.innerHTML = html;
    const now = phase();
    if (now === known) return;
    known = now;
    // Not all at the same instant.
    setTimeout(() => document.body.dispatchEvent(new CustomEvent("yishi:phase")), Math.random() * 600);
  }

  function ask() {
    fetch(room.dataset.poll, { credentials: "same-origin" })
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)))
      .then((html) => { show(html); say("poll"); }, () => say("off"))
      // Now and then the stream is tried again.
      .finally(() => { asked += 1; setTimeout(asked % 20 ? ask : listen, 3000 + Math.random() * 1000); });
  }

  function listen() {
    if (!window.EventSource) { ask(); return; }
    const source = new EventSource(room.dataset.live);
    let last = Date.now();
    const alive = () => { last = Date.now(); heard = true; say("on"); };
    source.onmessage = (event) => { alive(); show(event.data); };
    source.addEventListener("beat", alive);
    // A line may be dead without anybody being told; the server gives a sign of life every fifteen seconds.
    const watch = setInterval(() => {
      if (Date.now() - last < 40000) return;
      clearInterval(watch);
      source.close();
      say("off");
      setTimeout(listen, Math.random() * 3000);
    }, 5000);
    source.onerror = () => {
      say("off");
      if (source.readyState !== EventSource.CLOSED) return;
      clearInterval(watch);
      // A server without streams is asked; one that had them will have them again.
      if (heard) setTimeout(listen, 1000 + Math.random() * 3000);
      else ask();
    };
  }

  if (room) listen();
})();
