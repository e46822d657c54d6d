// The one place where names and texts are quoted for SQL that cannot take parameters (COPY, views, settings).

export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
