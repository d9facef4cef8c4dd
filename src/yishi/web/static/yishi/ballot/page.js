// A voter's or a scrutineer's page at a sealed ballot: what the device does, step by step. Secrets stay in it.

import { make, poll as pollOf, reveals, tracker, verified } from "./ballot.js";
import { backup, keep, kept, keptDevice, newDevice } from "./device.js";
import { fromBase64, hex, number, said, sha256, toBase64 } from "./group.js";
import * as trustees from "./trustees.js";

const root = document.getElementById("sealed");
let state = JSON.parse(document.getElementById("ballot-state").textContent);
const text = root.dataset;
const encode = (words) => new TextEncoder().encode(words);
const frozen = () => sha256(encode(state.manifest));
const bytesOf = (digits) => Uint8Array.from(digits.match(/../g), (pair) => parseInt(pair, 16));

// Named tuples travel as arrays, bytes as base64.
const proofIn = (pair) => pair.map(fromBase64);
const proofOut = (pair) => pair.map((one) => toBase64(one instanceof Uint8Array ? one : said(one)));
const keyIn = ([trustee, point, proof]) => ({ trustee, point: fromBase64(point), proof: proofIn(proof) });
const madeIn = ([trustee, points, proof]) => ({ trustee, points: points.map(fromBase64), proof: proofIn(proof) });
const shareIn = ([sender, to, point, hidden]) => ({ sender, to, point: fromBase64(point), hidden: fromBase64(hidden) });
const shareOut = (one) => [one.sender, one.to, toBase64(one.point), toBase64(one.hidden)];

function say(words, kind = "is-ok") {
  const box = root.querySelector("[data-say]");
  box.textContent = words;
  box.className = `notice ${kind}`;
  box.hidden = false;
}

async function send(act, facts) {
  const body = new URLSearchParams({ ...facts, key_once: crypto.getRandomValues(new Uint32Array(4)).join("-") });
  const token = root.querySelector("[name=csrfmiddlewaretoken]").value;
  const answer = await fetch(state.send.replace("ACT", act), {
    method: "POST", body, credentials: "same-origin", headers: { "X-CSRFToken": token },
  });
  const told = await answer.json();
  if (!answer.ok) throw new Error(`${told.reason}${told.basis ? `（${told.basis}）` : ""}`);
  say(text.done);
  await refresh();
}

async function refresh() {
  const answer = await fetch(state.refresh, { credentials: "same-origin" });
  if (answer.ok) state = await answer.json();
  show();
}

function show() {
  for (const section of root.querySelectorAll("[data-act]")) {
    const act = section.dataset.act;
    section.hidden = !state.open.includes(act) || state.done.includes(act);
  }
  const ballot = kept(state.congress, state.poll, "ballot");
  root.querySelector("[data-receipt]").hidden = !(ballot && state.done.includes("cast_sealed_ballot"));
  if (ballot) root.querySelector("[data-tracker]").textContent = tracker(fromBase64(JSON.parse(new TextDecoder().decode(ballot)).body));
  root.querySelector("[data-root]").textContent = state.root;
  const share = kept(state.congress, state.poll, "share");
  if (share && state.trustee) {
    root.querySelector("[data-backup]").hidden = false;
    root.querySelector("[data-backup-text]").textContent = backup(frozen(), state.trustee, number(share));
  }
}

const need = (secret) => { if (!secret) throw new Error(text.lost); return secret; };
const put = (what, secret) => keep(state.congress, state.poll, what, secret);
const get = (what) => need(kept(state.congress, state.poll, what));

const ACTS = {
  async bring_device_key() {
    const device = keptDevice(state.congress, state.poll) || newDevice();
    put("device", device.secret);
    await send("bring_device_key", { key: hex(device.public) });
  },
  async bring_box_key() {
    const { secret, announced } = trustees.boxKey(state.trustee, frozen());
    put("box", said(secret));
    await send("bring_box_key", { key: JSON.stringify([announced.trustee, toBase64(announced.point), proofOut(announced.proof)]) });
  },
  async share_key() {
    const drawn = trustees.polynomial(state.threshold);
    const made = trustees.commitments(drawn, state.trustee, frozen());
    const shares = state.boxKeys.map(keyIn).map((key) =>
      shareOut(trustees.sealedShare(frozen(), state.trustee, trustees.share(drawn, key.trustee), key)));
    const commitments = [made.trustee, made.points.map(toBase64), proofOut(made.proof)];
    await send("share_key", { commitments: JSON.stringify(commitments), shares: JSON.stringify(shares) });
  },
  async confirm_share() {
    if (state.commitments.length !== state.trustees) throw new Error(text.wait);
    const secret = number(get("box"));
    const received = {};
    for (const sent of state.shares) {
      const mine = sent.map(shareIn).find((one) => one.to === state.trustee);
      received[mine.sender] = trustees.openedShare(frozen(), mine, state.trustee, secret);
    }
    put("share", said(trustees.ownShare(state.commitments.map(madeIn), received, state.trustee)));
    await send("confirm_share", {});
  },
  async open_total() {
    const key = trustees.jointKey(state.commitments.map(madeIn), state.threshold, frozen());
    const poll = pollOf(encode(state.manifest), key);
    const ballots = state.ballots.map(({ body, signature }) => ({ body: fromBase64(body), signature: fromBase64(signature) }));
    const counted = trustees.box(poll, ballots);
    // Once only: the sum of another box would tell a vote.
    const before = kept(state.congress, state.poll, "root");
    if (before && hex(before) !== hex(counted.root)) throw new RangeError(hex(counted.root));
    put("root", counted.root);
    const parts = trustees.openedBy(state.trustee, number(get("share")), counted, bytesOf(state.root));
    const plain = parts.map((row) => row.map((one) => [one.trustee, toBase64(one.point), proofOut(one.proof)]));
    await send("open_total", { factors: JSON.stringify(plain) });
  },
};

async function cast(form, audit) {
  const device = need(keptDevice(state.congress, state.poll));
  const key = trustees.jointKey(state.commitments.map(madeIn), state.threshold, frozen());
  if (hex(key) !== state.key || state.commitments.length !== state.trustees) throw new RangeError(hex(key));
  const poll = pollOf(encode(state.manifest), key);
  const choices = poll.manifest.questions.map((_, at) => Number(new FormData(form).get(`q${at + 1}`)));
  const made = make(poll, state.voter, choices, device.secret);
  if (audit) {
    verified(poll, made);
    if (!reveals(poll, made.body, choices, made.chances)) throw new RangeError(made.tracker);
    say(text.audited);
    return;
  }
  const bytes = JSON.stringify({ body: toBase64(made.body), signature: toBase64(made.signature) });
  // Kept before it is sent: after a lost connection the same bytes are sent again, and get the same receipt.
  const before = kept(state.congress, state.poll, "ballot");
  const ballot = before ? new TextDecoder().decode(before) : bytes;
  put("ballot", encode(ballot));
  await send("cast_sealed_ballot", { ballot });
}

async function tried(what) {
  say(text.busy, "is-soon");
  // Let the words be seen before the device computes.
  await new Promise((done) => setTimeout(done, 30));
  try {
    await what();
  } catch (error) {
    say((error instanceof RangeError ? text.mismatch : text.failed) + error.message, "is-late");
  }
}

for (const section of root.querySelectorAll("[data-act]")) {
  const button = section.querySelector("button[type=button]");
  if (button && ACTS[section.dataset.act]) button.addEventListener("click", () => tried(ACTS[section.dataset.act]));
}
const form = root.querySelector("form");
form.addEventListener("submit", (event) => {
  event.preventDefault();
  tried(() => cast(form, event.submitter && event.submitter.value === "audit"));
});
show();
setInterval(refresh, 4000);
