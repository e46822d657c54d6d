import { describe, expect, test } from "vitest";
import {
  cosignNote,
  ED25519_COSIGNATURE,
  encodeSigner,
  isKeyName,
  openCheckpoint,
  openNote,
  parseCheckpoint,
  parseNote,
  parseSigner,
  parseVerifier,
  readUnverifiedCheckpoint,
  signCheckpoint,
  signerFromSeed,
  signNote,
} from "./index.ts";

// golang.org/x/mod/sumdb/note, note_test.go.
const PETER_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const PETER_SECRET = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
const ENOCH_KEY = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
const TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const PETER_LINE =
  "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
const ENOCH_LINE =
  "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

// c2sp.org/tlog-checkpoint and c2sp.org/tlog-cosignature, the examples in the text.
const SOFA_TEXT = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
const SOFA_NOTE =
  `${SOFA_TEXT}\n— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n` +
  "— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n";

const peter = known(parseVerifier(PETER_KEY));
const enoch = known(parseVerifier(ENOCH_KEY));

describe("keys", () => {
  test("the published public and secret forms are read, and belong together", () => {
    expect(peter).toMatchObject({ name: "PeterNeumann", keyId: "c74f20a3", encoded: PETER_KEY });
    expect(known(parseSigner(PETER_SECRET)).verifier.encoded).toBe(PETER_KEY);
  });

  test("no piece of a key and no changed key is taken for one", () => {
    for (const [parse, text] of [
      [parseVerifier, PETER_KEY],
      [parseSigner, PETER_SECRET],
    ] as const) {
      for (let from = 0; from < text.length; from += 1) {
        for (let to = from + 1; to <= text.length; to += 1) {
          if (to - from < text.length) expect(parse(text.slice(from, to))).toBeUndefined();
        }
        const next = String.fromCodePoint(text.charCodeAt(from) + 1);
        expect(parse(text.slice(0, from) + next + text.slice(from + 1))).toBeUndefined();
      }
    }
  });

  test("a key of the wrong length or of an unknown type is refused, though its key id fits", () => {
    expect(parseVerifier("PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==")).toBeUndefined();
    expect(parseVerifier("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")).toBeUndefined();
  });

  test("a key from a seed can be written down and read again", () => {
    const seed = Uint8Array.from({ length: 32 }, (_, at) => at);
    const name = "检衡.example/雨山县院";
    const signer = signerFromSeed(name, seed);
    expect(known(parseSigner(encodeSigner(name, seed))).verifier.encoded).toBe(signer.verifier.encoded);
    expect(known(parseVerifier(signer.verifier.encoded)).keyId).toBe(signer.verifier.keyId);
  });

  test.each([["a b"], ["a+b"], [""], ["a\u3000b"], ["a\u0000"], ["\ud800"]])("%j is no key name", (name) => {
    expect(isKeyName(name)).toBe(false);
    expect(() => signerFromSeed(name, new Uint8Array(32))).toThrow(RangeError);
  });
});

describe("notes", () => {
  test("the published text is signed with the published signature", () => {
    expect(signNote(TEXT, [known(parseSigner(PETER_SECRET))])).toBe(`${TEXT}\n${PETER_LINE}`);
  });

  test("a signature of an unknown key is kept apart from a verified one", () => {
    const opened = openNote(`${TEXT}\n${PETER_LINE}${ENOCH_LINE}`, [peter]);
    expect(opened).toMatchObject({ text: TEXT, verified: [{ keyId: "c74f20a3" }], unknown: [{ keyId: "af0cfe78" }] });
  });

  test("two known keys are both verified", () => {
    const opened = openNote(`${TEXT}\n${PETER_LINE}${ENOCH_LINE}`, [enoch, peter]);
    expect(opened).toMatchObject({ verified: [{ name: "PeterNeumann" }, { name: "EnochRoot" }], unknown: [] });
  });

  test("a note that no known key signed says nothing", () => {
    expect(openNote(`${TEXT}\n${PETER_LINE}`, [])).toEqual({ code: "note.no_known_key" });
    expect(openNote(`${TEXT}\n${ENOCH_LINE}`, [peter])).toEqual({ code: "note.no_known_key" });
  });

  test("a wrong signature of a known key spoils the note, even beside a right one", () => {
    const forged = ENOCH_LINE.replace("rwz+eBzm", "rwz+eBzn");
    const refusal = { code: "note.signature_wrong", key: "EnochRoot+af0cfe78" };
    expect(openNote(`${TEXT}\n${PETER_LINE}${forged}`, [peter, enoch])).toEqual(refusal);
  });

  test("one changed letter of the text spoils the note", () => {
    const changed = `${TEXT.replace("answer", "answex")}\n${PETER_LINE}`;
    expect(openNote(changed, [peter])).toMatchObject({ code: "note.signature_wrong" });
  });

  test.each([
    ["no signature", TEXT],
    ["nothing after the empty line", `${TEXT}\n`],
    ["no newline at the end", `${TEXT}\n${PETER_LINE.slice(0, -1)}`],
    ["a control character", `\u0001${TEXT}\n${PETER_LINE}`],
    ["a tabulator", `\t${TEXT}\n${PETER_LINE}`],
    ["half a surrogate pair", `\ud800${TEXT}\n${PETER_LINE}`],
    ["a space in the key name", `${TEXT}\n— Bad Name x08go/ZJkuBS9UG/SffcvA==\n`],
    ["a line that is no signature", `${TEXT}\n${PETER_LINE}Unexpected line.\n`],
    ["a hundred and one signatures", `${TEXT}\n${PETER_LINE.repeat(101)}`],
    ["base64 without padding", `${TEXT}\n${PETER_LINE.replace("nAM=", "nAM")}`],
    ["a megabyte of text", `${"我".repeat(400_000)}\n\n${PETER_LINE}`],
  ])("%s: malformed", (_, note) => {
    expect(parseNote(note)).toBeUndefined();
    expect(openNote(note, [peter])).toEqual({ code: "note.malformed" });
  });
});

describe("checkpoints", () => {
  test("the example of the specification is read, with both its signatures", () => {
    expect(readUnverifiedCheckpoint(SOFA_NOTE)).toEqual({
      origin: "example.com/behind-the-sofa",
      size: 20_852_163,
      root: new Uint8Array(Buffer.from("0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62", "hex")),
    });
    // The key ids and the time stand in the first bytes of the base64 text: jWbPPwAAAABkGFDL is 8d66cf3f, then 1679315147.
    expect(parseNote(SOFA_NOTE)?.signatures.map(({ name, keyId }) => `${name} ${keyId}`)).toEqual([
      "example.com/behind-the-sofa 033de0ae",
      "witness.example.com/w1 8d66cf3f",
    ]);
  });

  test.each([
    ["a size with a leading zero", "o\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"],
    ["a negative size", "o\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"],
    ["a hexadecimal size", "o\n0xabcdef\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"],
    ["a size beyond 2^53", "o\n9007199254740993\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"],
    ["a root that is too long", "o\n1\nTszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBTOOBIG=\n"],
    ["no origin", "\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"],
    ["an empty line after the root", "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\nx\n"],
    ["two lines", "o\n1\n"],
  ])("%s: no checkpoint", (_, text) => {
    expect(parseCheckpoint(text)).toBeUndefined();
  });

  test("extension lines are allowed and mean nothing", () => {
    expect(parseCheckpoint(`${SOFA_TEXT}ext\n`)).toEqual(parseCheckpoint(SOFA_TEXT));
  });

  test("a checkpoint is opened with the key that signed it, and only with it", () => {
    const signer = signerFromSeed("log.example", new Uint8Array(32).fill(7));
    const stranger = signerFromSeed("log.example", new Uint8Array(32).fill(8));
    const head = { origin: "log.example", size: 3, root: new Uint8Array(32).fill(1) };
    const note = signCheckpoint(head, [signer]);
    expect(openCheckpoint(note, [signer.verifier])).toMatchObject(head);
    expect(openCheckpoint(note, [stranger.verifier])).toEqual({ code: "note.no_known_key" });
  });
});

describe("witnesses", () => {
  const log = signerFromSeed("log.example", new Uint8Array(32).fill(7));
  const witness = signerFromSeed("upper-office.example", new Uint8Array(32).fill(9), ED25519_COSIGNATURE);
  const note = signCheckpoint({ origin: "log.example", size: 3, root: new Uint8Array(32) }, [log]);

  test("a witness adds its line and its time, and the log's signature stays good", () => {
    const cosigned = cosignNote(note, witness, 1_763_900_000);
    const opened = openCheckpoint(cosigned, [log.verifier, witness.verifier]);
    expect(opened).toMatchObject({
      verified: [{ name: "log.example" }, { name: "upper-office.example", timestamp: 1_763_900_000 }],
    });
  });

  test("the signed message is the one of the specification", () => {
    const cosigned = cosignNote(note, witness, 1_763_900_000);
    const line = parseNote(cosigned)?.signatures[1];
    const text = note.slice(0, note.indexOf("\n\n") + 1);
    const message = `cosignature/v1\ntime 1763900000\n${text}`;
    expect(witness.verifier.verify(Buffer.from(message), line?.bytes.subarray(8) ?? new Uint8Array())).toBe(true);
    expect(Buffer.from(line?.bytes.subarray(0, 8) ?? "").readBigUInt64BE()).toBe(1_763_900_000n);
  });

  test("another time than the signed one spoils the note", () => {
    const cosigned = cosignNote(note, witness, 1_763_900_000);
    const encoded = cosigned.trimEnd().split(" ").at(-1) ?? "";
    const bytes = Buffer.from(encoded, "base64");
    bytes[11] = (bytes[11] ?? 0) + 1;
    const moved = cosigned.replace(encoded, bytes.toString("base64"));
    expect(openNote(moved, [log.verifier, witness.verifier])).toMatchObject({ code: "note.signature_wrong" });
  });

  test("a log key does not witness, and a witness key does not sign logs", () => {
    expect(() => cosignNote(note, log, 1)).toThrow(RangeError);
    expect(() => signNote("text\n", [witness])).toThrow(RangeError);
  });
});

function known<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("a published key was not understood");
  return value;
}
