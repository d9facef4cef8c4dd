"""Counts a published poll anew.

    python3 verify_ballots.py bundle.json [tracker …]

It needs Python 3.9 or later and nothing else, and shares no code with the program that took the votes: the group
ristretto255 (RFC 9496) and signatures by Ed25519 (RFC 8032) are written out here. It is slow, and meant to be read.
Exit code 0: everything holds. 1: something does not; the first such thing is printed.
"""

import base64
import hashlib
import json
import sys

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
I = pow(2, (P - 1) // 4, P)
SUITE = "ristretto255-elgamal-sha512-ed25519/1"


class Wrong(Exception):
    """Something published does not hold."""


def insist(holds, what):
    if not holds:
        raise Wrong(what)


# ---------------------------------------------------------------- the curve, points as (X, Y, Z, T), RFC 8032 5.1.4


def add(p, q):
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def negative(p):
    return -p[0] % P, p[1], p[2], -p[3] % P


NOTHING = (0, 1, 1, 0)


def times(n, p):
    found = NOTHING
    for bit in f"{n % L:b}":
        found = add(found, found)
        if bit == "1":
            found = add(found, p)
    return found


def recover_x(y, sign):
    """RFC 8032 5.1.3."""
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * I % P
    insist((x * x - square) % P == 0 and not (x == 0 and sign), "a device key or signature is no point of the curve")
    return P - x if x % 2 != sign else x


GY = 4 * pow(5, -1, P) % P
GX = recover_x(GY, 0)
G = (GX, GY, 1, GX * GY % P)


def root_of_ratio(u, v):
    """Whether u/v is a square, and its root that is not negative: RFC 9496 4.2."""
    r = u * pow(v, 3, P) * pow(u * pow(v, 7, P), (P - 5) // 8, P) % P
    check = v * r * r % P
    if check in (-u % P, -u * I % P):
        r = r * I % P
    return check in (u % P, -u % P), P - r if r % 2 else r


def decoded(said):
    """RFC 9496 4.3.1."""
    s = int.from_bytes(said, "little")
    insist(len(said) == 32 and s < P and s % 2 == 0, "there are bytes that are no point of the group")
    u1, u2 = (1 - s * s) % P, (1 + s * s) % P
    v = (-D * u1 * u1 - u2 * u2) % P
    square, r = root_of_ratio(1, v * u2 * u2 % P)
    x = 2 * s * r * u2 % P
    x = P - x if x % 2 else x
    y = u1 * r * r * u2 * v % P
    insist(square and y and (x * y % P) % 2 == 0, "there are bytes that are no point of the group")
    return x, y, 1, x * y % P


def encoded(p):
    """RFC 9496 4.3.2."""
    x0, y0, z0, t0 = p
    u1, u2 = (z0 + y0) * (z0 - y0) % P, x0 * y0 % P
    _, r = root_of_ratio(1, u1 * u2 * u2 % P)
    den1, den2 = r * u1 % P, r * u2 % P
    z_inverse = den1 * den2 * t0 % P
    if t0 * z_inverse % P % 2:
        _, invsqrt_a_minus_d = root_of_ratio(1, (-1 - D) % P)
        x, y, den = y0 * I % P, x0 * I % P, den1 * invsqrt_a_minus_d % P
    else:
        x, y, den = x0, y0, den2
    if x * z_inverse % P % 2:
        y = -y % P
    s = den * (z0 - y) % P
    return (P - s if s % 2 else s).to_bytes(32, "little")


def same(p, q):
    return encoded(p) == encoded(q)


def summed(points):
    found = NOTHING
    for one in points:
        found = add(found, one)
    return found


def signed(public, message, signature):
    """RFC 8032 5.1.7."""
    insist(len(public) == 32 and len(signature) == 64, "a device key or signature has a wrong length")
    points = []
    for said in (public, signature[:32]):
        number = int.from_bytes(said, "little")
        y, sign = number % 2**255, number >> 255
        insist(y < P, "a device key or signature is no point of the curve")
        x = recover_x(y, sign)
        points.append((x, y, 1, x * y % P))
    s = int.from_bytes(signature[32:], "little")
    insist(s < L, "a signature is not in its only form")
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    left, right = times(s, G), add(points[1], times(h, points[0]))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


# ------------------------------------------------------------------------------------------------------- proofs


def joined(*parts):
    found = b""
    for one in parts:
        plain = one.encode() if isinstance(one, str) else one.to_bytes(4, "big") if isinstance(one, int) else one
        found += len(plain).to_bytes(8, "big") + plain
    return found


def challenge(purpose, *parts):
    stated = joined("yishi ballot " + purpose, *parts)
    return int.from_bytes(hashlib.sha512(stated).digest(), "little") % L


def pair(proof):
    numbers = [int.from_bytes(plain(one), "little") for one in proof]
    insist(len(numbers) == 2 and max(numbers) < L, "a proof is not in its only form")
    return numbers


def plain(text):
    return base64.b64decode(text, validate=True)


def is_among(sealed, values, proofs, key, context):
    """Source: Cramer, Damgård, Schoenmakers 1994."""
    insist(len(proofs) == len(values), "a proof has a wrong length")
    a, b = sealed
    asked, announced = 0, []
    for value, proof in zip(values, proofs):
        c, z = pair(proof)
        asked += c
        announced.append(encoded(add(times(z, G), negative(times(c, a)))))
        rest = add(b, negative(times(value, G)))
        announced.append(encoded(add(times(z, key), negative(times(c, rest)))))
    stated = challenge("among", context, encoded(key), encoded(a), encoded(b), *announced)
    return asked % L == stated


def are_equal(first, other, second, proof, context):
    """Source: Chaum, Pedersen 1992."""
    c, z = pair(proof)
    announced = add(times(z, G), negative(times(c, first))), add(times(z, other), negative(times(c, second)))
    return c == challenge("equal", context, *map(encoded, (first, other, second, *announced)))


# -------------------------------------------------------------------------------------------------------- the poll


def joint_key(commitments, manifest, frozen):
    insist([one[0] for one in commitments] == list(range(1, len(manifest["trustees"]) + 1)), "trustees are missing")
    firsts = []
    for trustee, points, proof in commitments:
        insist(len(points) == manifest["threshold"], f"trustee {trustee} has a wrong number of commitments")
        context, first = joined(frozen, trustee, *map(plain, points)), decoded(plain(points[0]))
        c, z = pair(proof)
        announced = encoded(add(times(z, G), negative(times(c, first))))
        stated = challenge("known", context, plain(points[0]), announced)
        insist(c == stated, f"trustee {trustee} does not prove to know the secret")
        firsts.append(first)
    return summed(firsts)


def checked_ballot(body, manifest, frozen, key):
    """The ciphertexts of a ballot, all of them proved."""
    insist(plain(body["manifest"]) == frozen and plain(body["key"]) == encoded(key), "a ballot is of another poll")
    found, voter = [], body["voter"]
    shape = [len(question["options"]) for question in manifest["questions"]]
    insist([len(one["sealed"]) for one in body["answers"]] == shape, "a ballot answers other questions")
    insist([len(one["bits"]) for one in body["answers"]] == shape, "a ballot answers other questions")
    for at, answer in enumerate(body["answers"]):
        sealed = [tuple(decoded(plain(half)) for half in one) for one in answer["sealed"]]
        context = joined(frozen, voter, at)
        for option, one in enumerate(sealed):
            right = is_among(one, [0, 1], answer["bits"][option], key, joined(context, option))
            insist(right, "an option holds neither 0 nor 1")
        whole = tuple(summed(half) for half in zip(*sealed))
        insist(is_among(whole, [1], answer["once"], key, context), "not exactly one is chosen")
        found.append(sealed)
    insist(len(body["limits"]) == len(manifest["limits"]), "a ballot has a wrong number of limits")
    for number, (limit, proofs) in enumerate(zip(manifest["limits"], body["limits"])):
        chosen = [found[at][limit["option"]] for at in limit["questions"]]
        whole = tuple(summed(half) for half in zip(*chosen))
        values, context = range(limit["most"] + 1), joined(frozen, voter, "limit", number)
        insist(is_among(whole, values, proofs, key, context), "more are chosen than there are seats")
    return found


def counted(sealed, factors, commitments, manifest, context, most):
    """How often an option was chosen, of the parts of as many trustees as are needed."""
    chosen = {}
    for trustee, point, proof in factors:
        insist(1 <= trustee <= len(commitments), "somebody who is no trustee opened the sum")
        powers = [times(trustee**power, decoded(plain(one))) for own in commitments for power, one in enumerate(own[1])]
        right = are_equal(summed(powers), sealed[0], decoded(plain(point)), proof, context)
        insist(right, f"trustee {trustee} did not open the sum with the own share")
        chosen[trustee] = decoded(plain(point))
    insist(len(chosen) >= manifest["threshold"], "too few trustees opened the sum")
    numbers = sorted(chosen)[: manifest["threshold"]]
    opened = NOTHING
    for one in numbers:
        above = below = 1
        for other in numbers:
            if other != one:
                above, below = above * other, below * (other - one)
        opened = add(opened, times(above * pow(below, -1, L), chosen[one]))
    left = add(sealed[1], negative(opened))
    for number in range(most + 1):
        if same(times(number, G), left):
            return number
    raise Wrong("a sum opened is no possible number")


def verify(bundle, trackers=()):
    """The counts, as lists by question. Raises Wrong."""
    written = plain(bundle["manifest"])
    manifest, frozen = json.loads(written), hashlib.sha256(written).digest()
    insist(manifest["suite"] == SUITE, "another suite than this program knows")
    devices = {one["number"]: plain(one["device"]) for one in manifest["roll"]}
    insist(len(devices) == len(manifest["roll"]), "somebody is twice on the roll")
    key = joint_key(bundle["commitments"], manifest, frozen)
    root, voted, seen, boxes = frozen, set(), set(), []
    for ballot in bundle["ballots"]:
        body, signature = plain(ballot["body"]), plain(ballot["signature"])
        said = json.loads(body)
        voter = said["voter"]
        insist(voter in devices, "somebody voted who is not on the roll")
        insist(voter not in voted, "somebody voted twice")
        insist(signed(devices[voter], body, signature), "a ballot is not signed by the voter's device")
        voted.add(voter)
        seen.add(hashlib.sha256(body).hexdigest())
        boxes.append(checked_ballot(said, manifest, frozen, key))
        root = hashlib.sha256(root + hashlib.sha256(body).digest() + signature).digest()
    insist(root == plain(bundle["root"]), "the ballots are not those that were on the wall")
    for one in trackers:
        insist(one in seen, f"no ballot has the tracker {one}")
    found = []
    for at, question in enumerate(manifest["questions"]):
        found.append([])
        for option in range(len(question["options"])):
            sealed = tuple(summed(box[at][option][half] for box in boxes) for half in (0, 1))
            factors = [part[at][option] for part in bundle["parts"]]
            context = joined(root, len(boxes), at, option)
            number = counted(sealed, factors, bundle["commitments"], manifest, context, len(boxes))
            found[-1].append(number)
    insist(found == bundle["counts"], f"the counts published are {bundle['counts']}; the ballots hold {found}")
    return manifest, found


def main(arguments):
    with open(arguments[0], encoding="utf-8") as file:
        bundle = json.load(file)
    try:
        manifest, found = verify(bundle, arguments[1:])
    except (Wrong, KeyError, TypeError, ValueError, IndexError) as error:
        print(f"不成立 · WRONG: {error}")
        return 1
    print(f"{manifest['title']}\n选票 ballots: {len(bundle['ballots'])}; 名册 roll: {len(manifest['roll'])}")
    for question, numbers in zip(manifest["questions"], found):
        print(question["title"], *(f"{one} {n}" for one, n in zip(question["options"], numbers)), sep="  ")
    print("一切成立 · everything holds")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
