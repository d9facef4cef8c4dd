// Proofs without telling, as yishi.ballots.proofs makes and checks them. A proof is [challenge, response], 32 bytes each.

import { base, challenge, drawn, minus, multiple, plus, said, scalar, ORDER } from "./group.js";

export const encrypted = (value, key, chance) => [base(chance), plus(multiple(chance, key), base(value))];
export const total = (sealed) => [plus(...sealed.map(([a]) => a)), plus(...sealed.map(([, b]) => b))];

export function proveKnown(secret, context) {
  const chance = drawn();
  const stated = challenge("known", context, said(base(secret)), said(base(chance)));
  return [said(stated), said(chance + stated * secret)];
}

export function isKnown(one, proof, context) {
  const [asked, answer] = proof.map(scalar);
  return asked === challenge("known", context, said(one), said(minus(base(answer), multiple(asked, one))));
}

export function proveEqual(secret, other, context) {
  const chance = drawn();
  const points = [base(secret), other, multiple(secret, other), base(chance), multiple(chance, other)];
  const stated = challenge("equal", context, ...points.map(said));
  return [said(stated), said(chance + stated * secret)];
}

export function areEqual(first, other, second, proof, context) {
  const [asked, answer] = proof.map(scalar);
  const announced = [
    minus(base(answer), multiple(asked, first)),
    minus(multiple(answer, other), multiple(asked, second)),
  ];
  return asked === challenge("equal", context, ...[first, other, second, ...announced].map(said));
}

const stated = (sealed, key, context, announced) =>
  challenge("among", context, ...[key, ...sealed, ...announced.flat()].map(said));

// That encrypted(value, key, chance) holds one of 'values' (an array of whole numbers). What is made up is computed from
// the chance, which the maker knows: only multiples of G and of the key, for which there are tables.
export function proveAmong(value, values, chance, key, context, sealed = encrypted(value, key, chance)) {
  if (!values.includes(value)) throw new RangeError(`${value} is none of ${values}: that cannot be proved.`);
  const kept = drawn();
  const made = values.map((other) => (other === value ? [0n, kept] : [drawn(), drawn()]));
  const announced = values.map((other, at) => {
    const [asked, answer] = made[at];
    const left = answer - asked * chance;
    return [base(left), plus(multiple(left, key), base(asked * BigInt(other - value)))];
  });
  const own = stated(sealed, key, context, announced) - made.reduce((sum, [asked]) => sum + asked, 0n);
  made[values.indexOf(value)] = [own, kept + own * chance];
  return made.map(([asked, answer]) => [said(asked), said(answer)]);
}

export function isAmong(sealed, values, proofs, key, context) {
  if (proofs.length !== values.length) return false;
  const pairs = proofs.map((one) => one.map(scalar));
  const announced = values.map((value, at) => {
    const [asked, answer] = pairs[at];
    return [
      minus(base(answer), multiple(asked, sealed[0])),
      minus(multiple(answer, key), multiple(asked, minus(sealed[1], base(value)))),
    ];
  });
  return pairs.reduce((sum, [asked]) => sum + asked, 0n) % ORDER === stated(sealed, key, context, announced);
}
