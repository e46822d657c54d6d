// A Parquet file is judged by its footer before any engine opens it, as a zip is by its directory: what the footer
// promises (rows, columns, nesting, sizes of its own lists) must be possible. An engine that takes a schema of a hundred
// thousand levels at its word ends with the whole process.
//
// Format: the file begins and ends with PAR1; before the last four bytes stands the footer's length, before that the
// footer, a FileMetaData in Thrift's compact protocol (parquet-format, parquet.thrift).

import { open } from "node:fs/promises";
import { FileFault, fileDiagnostic, type FileDiagnostic } from "./diagnostics.ts";
import { type FileLimits, limitsFrom } from "./limits.ts";
import { reasonOf } from "./zip-archive.ts";

const plainMark = "PAR1";
const encryptedMark = "PARE";
const markBytes = 4;
const lengthBytes = 4;
/** Lists, records and lists of records; a list takes two levels of the schema. */
const maxSchemaDepth = 16;
/** A column of records has more schema elements than columns, but not without end. */
const maxElementsPerColumn = 8;

/** Undefined when an engine may open it. */
export async function judgeParquet(
  source: { readonly name: string; readonly path: string },
  options: { readonly limits?: Partial<FileLimits> } = {},
): Promise<FileDiagnostic | undefined> {
  const limits = limitsFrom(options.limits);
  const where = { file: source.name };
  try {
    judge(readFooter(await footerOf(source, limits)), source.name, limits);
    return undefined;
  } catch (error) {
    if (error instanceof FileFault) return error.diagnostic;
    if (error instanceof ThriftError) return fileDiagnostic("parquet.damaged", where, { reason: error.message });
    if (error instanceof Error && "syscall" in error) {
      return fileDiagnostic("files.unreadable", where, { reason: reasonOf(error) });
    }
    throw error;
  }
}

async function footerOf(source: { readonly name: string; readonly path: string }, limits: FileLimits): Promise<Buffer> {
  const where = { file: source.name };
  const handle = await open(source.path, "r");
  try {
    const { size } = await handle.stat();
    if (size === 0) throw new FileFault(fileDiagnostic("files.empty", where));
    if (size > limits.maxFileBytes) {
      throw new FileFault(fileDiagnostic("files.too_large", where, { bytes: size, limit: limits.maxFileBytes }));
    }
    const read = async (from: number, length: number) =>
      (await handle.read(Buffer.alloc(length), 0, length, from)).buffer;
    const head = (await read(0, Math.min(size, markBytes))).toString("latin1");
    if (head === encryptedMark) throw new FileFault(fileDiagnostic("parquet.encrypted", where));
    if (head !== plainMark) throw new FileFault(fileDiagnostic("parquet.not_parquet", where));
    const tailBytes = lengthBytes + markBytes;
    if (size < markBytes + tailBytes) throw new FileFault(fileDiagnostic("parquet.truncated", where));
    const tail = await read(size - tailBytes, tailBytes);
    const end = tail.toString("latin1", lengthBytes);
    if (end === encryptedMark) throw new FileFault(fileDiagnostic("parquet.encrypted", where));
    if (end !== plainMark) throw new FileFault(fileDiagnostic("parquet.truncated", where));
    const length = tail.readUInt32LE(0);
    if (length > size - markBytes - tailBytes || length > limits.maxSmallPartBytes) {
      throw new FileFault(fileDiagnostic("parquet.damaged", where, { reason: `a footer of ${length} bytes` }));
    }
    return await read(size - tailBytes - length, length);
  } finally {
    await handle.close();
  }
}

interface SchemaElement {
  readonly children: number;
}

interface Footer {
  readonly schema: readonly SchemaElement[];
  readonly rows: number;
  readonly isEncrypted: boolean;
}

function judge({ schema, rows, isEncrypted }: Footer, file: string, limits: FileLimits): void {
  const fault = (code: FileDiagnostic["code"], args: Record<string, string | number> = {}) =>
    new FileFault(fileDiagnostic(code, { file }, args));
  if (isEncrypted) throw fault("parquet.encrypted");
  const [root] = schema;
  if (root === undefined || root.children === 0) throw fault("parquet.no_columns");
  const { maxColumns, maxRows } = limits;
  if (root.children > maxColumns || schema.length > maxColumns * maxElementsPerColumn) {
    throw fault("table.too_many_columns", { row: 1, limit: maxColumns });
  }
  if (rows > maxRows) throw fault("table.too_many_rows", { limit: maxRows });
  if (rows < 0) throw fault("parquet.damaged", { reason: `${rows} rows` });
  const depth = depthOf(schema);
  if (depth === undefined) throw fault("parquet.damaged", { reason: "the schema's elements do not add up" });
  if (depth > maxSchemaDepth) throw fault("parquet.too_deep", { depth, limit: maxSchemaDepth });
}

/** The schema is a tree written down root first; undefined when the numbers of children make none. */
function depthOf(schema: readonly SchemaElement[]): number | undefined {
  const open: number[] = [];
  let deepest = 0;
  for (const [position, { children }] of schema.entries()) {
    while (open.at(-1) === 0) open.pop();
    if (position > 0) {
      if (open.length === 0) return undefined;
      open[open.length - 1]! -= 1;
    }
    open.push(children);
    deepest = Math.max(deepest, open.length - 1);
  }
  return open.every((left) => left === 0) ? deepest : undefined;
}

/** FileMetaData: 2 schema (list of SchemaElement), 3 num_rows, 8 encryption_algorithm. */
function readFooter(bytes: Buffer): Footer {
  const thrift = new ThriftCompact(bytes);
  let schema: SchemaElement[] = [];
  let rows = 0;
  let isEncrypted = false;
  thrift.eachField((field, type) => {
    if (field === 2 && type === thriftList) schema = readSchema(thrift);
    else if (field === 3 && isInteger(type)) rows = thrift.signed();
    else {
      isEncrypted ||= field === 8;
      thrift.skip(type);
    }
  });
  return { schema, rows, isEncrypted };
}

/** SchemaElement: 5 num_children. */
function readSchema(thrift: ThriftCompact): SchemaElement[] {
  const { type, size } = thrift.listHead();
  const elements: SchemaElement[] = [];
  for (let index = 0; index < size; index++) {
    if (type !== thriftStruct) throw new ThriftError("its schema is no list of elements");
    let children = 0;
    thrift.eachField((field, fieldType) => {
      if (field === 5 && isInteger(fieldType)) children = thrift.signed();
      else thrift.skip(fieldType);
    });
    if (children < 0) throw new ThriftError("its schema does not add up");
    elements.push({ children });
  }
  return elements;
}

const thriftBinary = 8;
const thriftList = 9;
const thriftSet = 10;
const thriftMap = 11;
const thriftStruct = 12;
/** FileMetaData nests five levels: row groups, columns, metadata, statistics, and their lists. */
const maxThriftDepth = 16;

function isInteger(type: number): boolean {
  return type >= 4 && type <= 6;
}

class ThriftError extends Error {}

/** Walks a record of Thrift's compact protocol (thrift-compact-protocol.md) and believes no size it cannot hold. */
class ThriftCompact {
  private readonly bytes: Buffer;
  private position = 0;
  private depth = 0;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  /** `read` must consume the field's value. */
  eachField(read: (field: number, type: number) => void): void {
    if (++this.depth > maxThriftDepth) throw new ThriftError("its footer nests too deeply");
    let field = 0;
    for (let head = this.byte(); head !== 0; head = this.byte()) {
      const step = head >> 4;
      field = step === 0 ? this.signed() : field + step;
      read(field, head & 0x0f);
    }
    this.depth -= 1;
  }

  listHead(): { readonly type: number; readonly size: number } {
    const head = this.byte();
    const short = head >> 4;
    const size = short === 15 ? this.unsigned() : short;
    this.mustHold(size);
    return { type: head & 0x0f, size };
  }

  skip(type: number): void {
    if (type === 1 || type === 2) return;
    if (type === 3) this.advance(1);
    else if (isInteger(type)) this.unsigned();
    else if (type === 7) this.advance(8);
    else if (type === thriftBinary) this.advance(this.unsigned());
    else if (type === thriftList || type === thriftSet) this.skipList();
    else if (type === thriftMap) this.skipMap();
    else if (type === thriftStruct) this.eachField((_, fieldType) => this.skip(fieldType));
    else throw new ThriftError(`its footer holds a value of no known type (${type})`);
  }

  /** Zigzag; exact up to 2^53, which is beyond every bound here. */
  signed(): number {
    const value = this.unsigned();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  private skipList(): void {
    const { type, size } = this.listHead();
    if (++this.depth > maxThriftDepth) throw new ThriftError("its footer nests too deeply");
    // In a list, unlike in a record, a truth value takes a byte.
    for (let index = 0; index < size; index++) {
      if (type <= 2) this.advance(1);
      else this.skip(type);
    }
    this.depth -= 1;
  }

  private skipMap(): void {
    const size = this.unsigned();
    if (size === 0) return;
    this.mustHold(size);
    const types = this.byte();
    for (let index = 0; index < size; index++) {
      this.skip(types >> 4);
      this.skip(types & 0x0f);
    }
  }

  private unsigned(): number {
    let value = 0;
    for (let factor = 1; factor < 2 ** 70; factor *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
    throw new ThriftError("its footer holds a number without end");
  }

  private byte(): number {
    const byte = this.bytes[this.position++];
    if (byte === undefined) throw new ThriftError("its footer ends too early");
    return byte;
  }

  private advance(bytes: number): void {
    this.mustHold(bytes);
    this.position += bytes;
  }

  /** Everything takes at least a byte. */
  private mustHold(size: number): void {
    if (size > this.bytes.length - this.position) throw new ThriftError("its footer names more than it holds");
  }
}
