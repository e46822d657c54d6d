// The library has no types of its own; this is the part of it that the reader uses.
declare module "dmn-moddle" {
  export interface PropertyDescriptor {
    readonly name: string;
    readonly type: string;
    readonly isMany?: boolean;
    readonly isAttr?: boolean;
    readonly isId?: boolean;
    readonly xml?: { readonly serialize: "property" };
  }

  export interface TypeDescriptor {
    readonly name: string;
    readonly superClass?: readonly string[];
    readonly properties?: readonly PropertyDescriptor[];
  }

  export interface PackageDescriptor {
    readonly name: string;
    readonly prefix: string;
    readonly uri: string;
    readonly xml?: { readonly tagAlias: "lowerCase" };
    readonly types: readonly TypeDescriptor[];
  }

  export interface ParseResult {
    readonly rootElement: unknown;
    readonly warnings: readonly Error[];
  }

  export class DmnModdle {
    constructor(packages?: Readonly<Record<string, PackageDescriptor>>);
    getPackages(): readonly PackageDescriptor[];
    fromXML(xml: string): Promise<ParseResult>;
  }
}
