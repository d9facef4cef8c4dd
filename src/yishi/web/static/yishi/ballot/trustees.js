// The scrutineers' key and the opening of the box, as yishi.ballots.trustees and .tally have them.
// Commitments are {trustee, points, proof}, points and proofs as bytes; 'frozen' is the SHA-256 of the manifest.

import { base, concatenated, drawn, joined, multiple, plus, point, said, same, scalar, sha256, sha512, ORDER } from "./group.js";
import { isKnown, proveEqual, proveKnown, total } from "./proofs.js";
import { verified } from "./ballot.js";

const refuse = (why) => { throw new RangeError(why); };

// Secret coefficients: bigints, never told to anybody.
export const polynomial = (threshold) => Array.from({ length: threshold }, drawn);

export function commitments(coefficients, trustee, frozen) {
  const points = coefficients.map((one) => said(base(one)));
  return { trustee, points, proof: proveKnown(coefficients[0], joined(frozen, trustee, ...points)) };
}

// What is sent to a trustee, sealed (see sealedShare).
export const share = (coefficients, to) =>
  coefficients.reduceRight((sum, one) => (sum * BigInt(to) + one) % ORDER, 0n);

// The 32 bytes of the key that ballots are sealed with; RangeError naming a trustee whose proof fails.
export function jointKey(published, threshold, frozen) {
  if (!published.length || published.some((one, at) => one.trustee !== at + 1)) refuse("Trustees are numbered from 1.");
  for (const { trustee, points, proof } of published) {
    const known = points.length === threshold && isKnown(point(points[0]), proof, joined(frozen, trustee, ...points));
    if (!known) refuse(`Trustee ${trustee} does not prove to know the secret of the own part of the key.`);
  }
  return said(plus(...published.map((one) => point(one.points[0]))));
}

const expected = ({ points }, to) => plus(...points.map((one, power) => multiple(BigInt(to) ** BigInt(power), point(one))));

// A trustee's share of the key, of what each sent ({1: bigint, …}); RangeError naming who sent a wrong one.
export function ownShare(published, received, me) {
  for (const one of published) {
    if (!base(received[one.trustee]).equals(expected(one, me))) {
      refuse(`The share from trustee ${one.trustee} does not fit what was published.`);
    }
  }
  return published.reduce((sum, one) => sum + received[one.trustee], 0n) % ORDER;
}

// The 32 bytes that everybody knows of a trustee's share.
export const publicShare = (published, trustee) => said(plus(...published.map((one) => expected(one, trustee))));

// ------------------------------------------------------------------------------------------- how shares travel

// {secret, announced: {trustee, point, proof}}: a key for one poll, to which shares are sealed.
export function boxKey(trustee, frozen) {
  const secret = drawn();
  return { secret, announced: { trustee, point: said(base(secret)), proof: proveKnown(secret, joined("box key", frozen, trustee)) } };
}

const mask = (frozen, sender, to, chance, common) =>
  sha512(joined("yishi share", frozen, sender, to, chance, common)).subarray(0, 32);
const crossed = (one, other) => one.map((byte, at) => byte ^ other[at]);

// {sender, to, point, hidden}: a share that only the trustee of this box key can open.
export function sealedShare(frozen, sender, sent, key) {
  if (!isKnown(point(key.point), key.proof, joined("box key", frozen, key.trustee))) {
    refuse(`Trustee ${key.trustee} does not prove to know the own box key.`);
  }
  const chance = drawn();
  const mine = said(base(chance));
  const common = said(multiple(chance, point(key.point)));
  return { sender, to: key.trustee, point: mine, hidden: crossed(said(sent), mask(frozen, sender, key.trustee, mine, common)) };
}

// The share (a bigint); RangeError if it is for somebody else or cannot be one. ownShare tells whether it is right.
export function openedShare(frozen, sealed, me, secret) {
  if (sealed.to !== me || sealed.hidden.length !== 32) refuse(`The share from trustee ${sealed.sender} is not for trustee ${me}.`);
  const common = said(multiple(secret, point(sealed.point)));
  return scalar(crossed(sealed.hidden, mask(frozen, sealed.sender, me, sealed.point, common)));
}

// --------------------------------------------------------------------------------------------- opening the box

// {root, cast, sums}: every ballot verified, chained and added up; RangeError at what is wrong. 'progress' hears how many.
export function box(poll, ballots, progress = () => {}) {
  let root = poll.frozen;
  const voters = new Set();
  const bodies = ballots.map((ballot, at) => {
    const found = verified(poll, ballot);
    if (voters.has(found.voter)) refuse("A voter has two ballots in the box.");
    voters.add(found.voter);
    root = sha256(concatenated([root, sha256(ballot.body), ballot.signature]));
    progress(at + 1);
    return found;
  });
  const sums = poll.manifest.questions.map((question, at) =>
    question.options.map((_, option) => total(bodies.map((one) => one.answers[at][option]))));
  return { root, cast: ballots.length, sums };
}

// A trustee's part: factors {trustee, point, proof} by question and option. 'wall' is the root on the wall screen;
// without the same root nothing is opened. Never open two boxes of one poll.
export function openedBy(trustee, ownShare, counted, wall) {
  if (!same(counted.root, wall)) refuse("The ballots are not those whose root is on the wall.");
  return counted.sums.map((question, at) => question.map(([a], option) => ({
    trustee,
    point: said(multiple(ownShare, a)),
    proof: proveEqual(ownShare, a, joined(counted.root, counted.cast, at, option)),
  })));
}
