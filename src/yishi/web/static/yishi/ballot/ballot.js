// A ballot, byte for byte as yishi.ballots.ballot writes and checks it.
// A poll is {manifest, frozen, key}: the manifest parsed, its SHA-256, and the joint key as a point (see poll()).

import { ed25519 } from "../../browser/noble-curves/ed25519.js";
import { drawn, fromBase64, hex, joined, point, said, same, sha256, toBase64, ORDER } from "./group.js";
import { encrypted, isAmong, proveAmong, total } from "./proofs.js";

const BIT = [0, 1];
const ONCE = [1];
const upTo = (most) => Array.from({ length: most + 1 }, (_, at) => at);
const refuse = (why) => { throw new RangeError(why); };

// What a device computes with: the manifest's bytes as published, and the 32 bytes of the joint key.
export function poll(written, key) {
  const joint = point(key);
  joint.ep.precompute(8);  // a table of its multiples: made once, used for every option
  return { manifest: JSON.parse(new TextDecoder().decode(written)), frozen: sha256(written), key: joint };
}

// proofs and ciphertexts as they are written
const plainPairs = (pairs) => pairs.map((pair) => pair.map((one) => toBase64(one instanceof Uint8Array ? one : said(one))));

function answer(choice, chances, key, context) {
  const bits = chances.map((_, option) => Number(option === choice));
  const sealed = bits.map((bit, option) => encrypted(bit, key, chances[option]));
  return {
    sealed: plainPairs(sealed),
    bits: bits.map((bit, at) => plainPairs(proveAmong(bit, BIT, chances[at], key, joined(context, at), sealed[at]))),
    once: plainPairs(proveAmong(1, ONCE, sum(chances), key, context)),
  };
}

const sum = (numbers) => numbers.reduce((one, other) => one + other, 0n) % ORDER;

// {body, signature, tracker, chances}: body and signature are bytes; chances (by question and option, bigints) are for
// whoever audits this ballot instead of casting it, and must be forgotten with the page.
export function make({ manifest, frozen, key }, voter, choices, secret) {
  const right = choices.length === manifest.questions.length &&
    choices.every((choice, at) => Number.isInteger(choice) && choice >= 0 && choice < manifest.questions[at].options.length);
  if (!right) refuse("One option is to be chosen in each question.");
  const chances = manifest.questions.map((question) => question.options.map(drawn));
  const answers = choices.map((choice, at) => answer(choice, chances[at], key, joined(frozen, voter, at)));
  const limits = manifest.limits.map((limit, at) => plainPairs(proveAmong(
    limit.questions.filter((one) => choices[one] === limit.option).length,
    upTo(limit.most),
    sum(limit.questions.map((one) => chances[one][limit.option])),
    key,
    joined(frozen, voter, "limit", at),
  )));
  const body = written({ manifest: toBase64(frozen), key: toBase64(said(key)), voter, answers, limits });
  return { body, signature: ed25519.sign(body, secret), tracker: tracker(body), chances };
}

// The only form: fields in this order, nothing between them.
function written({ manifest, key, voter, answers, limits }) {
  const plain = answers.map(({ sealed, bits, once }) => ({ sealed, bits, once }));
  return new TextEncoder().encode(JSON.stringify({ manifest, key, voter, answers: plain, limits }));
}

// What the voter keeps and looks for in what is published.
export const tracker = (body) => hex(sha256(body));

// The audit: whether a ballot that is not cast holds these choices, by the chances that sealed it.
export function reveals({ key }, body, choices, chances) {
  const { answers } = JSON.parse(new TextDecoder().decode(body));
  return answers.length === choices.length && answers.every(({ sealed }, at) =>
    sealed.length === chances[at].length && sealed.every((pair, option) => {
      const expected = encrypted(Number(choices[at] === option), key, chances[at][option]);
      return expected.every((one, half) => toBase64(said(one)) === pair[half]);
    }));
}

const proofs = (pairs) => pairs.map((pair) => pair.length === 2 ? pair.map(fromBase64) : refuse("A proof is a pair."));

// {voter, answers}: what a ballot says, ciphertexts as points, once all of it has been proved; RangeError if not.
export function verified({ manifest, frozen, key }, { body, signature }) {
  let plain;
  try { plain = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body)); } catch { refuse("This is no ballot."); }
  try {
    return whole(plain, body, signature, manifest, frozen, key);
  } catch (error) {
    if (error instanceof TypeError) refuse("This is no ballot.");
    throw error;
  }
}

function whole(plain, body, signature, manifest, frozen, key) {
  const voter = manifest.roll.find((one) => one.number === plain.voter) ?? refuse("The voter is not on the roll.");
  let signed = false;
  try { signed = ed25519.verify(signature, body, fromBase64(voter.device), { zip215: false }); } catch { /* not signed */ }
  if (!signed) refuse("The ballot is not signed by the voter's device.");
  if (!same(written(plain), body)) refuse("It is not written in the only form.");
  if (plain.manifest !== toBase64(frozen)) refuse("It belongs to another poll.");
  if (plain.key !== toBase64(said(key))) refuse("It is sealed for another key.");
  const shape = manifest.questions.map((one) => one.options.length).join();
  const fits = (name) => plain.answers.map((one) => one[name].length).join() === shape;
  if (!fits("sealed") || !fits("bits") || plain.limits.length !== manifest.limits.length) {
    refuse("It does not answer these questions.");
  }
  const answers = plain.answers.map((one, at) => proved(one, at, key, joined(frozen, plain.voter, at)));
  manifest.limits.forEach((limit, at) => {
    const chosen = total(limit.questions.map((one) => answers[one][limit.option]));
    const context = joined(frozen, plain.voter, "limit", at);
    if (!isAmong(chosen, upTo(limit.most), proofs(plain.limits[at]), key, context)) refuse(`More than ${limit.most} are chosen.`);
  });
  return { voter: plain.voter, answers };
}

function proved({ sealed, bits, once }, at, key, context) {
  const points = proofs(sealed).map((pair) => pair.map(point));
  points.forEach((one, option) => {
    if (!isAmong(one, BIT, proofs(bits[option]), key, joined(context, option))) {
      refuse(`Question ${at + 1}, option ${option + 1}: neither 0 nor 1.`);
    }
  });
  if (!isAmong(total(points), ONCE, proofs(once), key, context)) refuse(`Question ${at + 1}: not exactly one option is chosen.`);
  return points;
}
