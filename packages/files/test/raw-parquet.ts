// Parquet files made byte by byte, that no writer would write: footers in Thrift's compact protocol.

/** A schema of one column inside `depth` groups, and no rows. */
export function deepParquet(depth: number): Buffer {
  const group = Buffer.from([
    ...field(3, 3, i32),
    0,
    ...field(1, 4, binary),
    1,
    0x61,
    ...field(1, 5, i32),
    zigzag(1),
    0,
  ]);
  const leaf = Buffer.from([
    ...field(1, 1, i32),
    zigzag(1),
    ...field(2, 3, i32),
    0,
    ...field(1, 4, binary),
    1,
    0x62,
    0,
  ]);
  return withFooter(
    Buffer.concat([
      Buffer.from([...field(1, 1, i32), zigzag(2), ...field(1, 2, list), 0xf0 | struct]),
      varint(depth + 1),
      ...Array.from({ length: depth }, () => group),
      leaf,
      // No rows, and an empty list of row groups.
      Buffer.from([...field(1, 3, i64), 0, ...field(1, 4, list), struct, 0]),
    ]),
  );
}

/** A footer of ten bytes that says its schema has 2^31 - 1 elements. */
export function thriftBomb(): Buffer {
  return withFooter(
    Buffer.concat([
      Buffer.from([...field(1, 1, i32), zigzag(2), ...field(1, 2, list), 0xf0 | struct]),
      varint(2 ** 31 - 1),
      Buffer.from([0]),
    ]),
  );
}

const i32 = 5;
const i64 = 6;
const binary = 8;
const list = 9;
const struct = 12;

/** The head of a field `step` after the one before; `id` is for the reader of this file. */
function field(step: number, _id: number, type: number): readonly number[] {
  return [(step << 4) | type];
}

function zigzag(value: number): number {
  return value * 2;
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 0x80);
  return Buffer.from([...bytes, rest]);
}

function withFooter(footer: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(footer.length);
  return Buffer.concat([Buffer.from("PAR1"), footer, length, Buffer.from("PAR1")]);
}
