import { randomBytes } from "node:crypto";
import { betterAuth, type BetterAuthOptions } from "better-auth";
import { username } from "better-auth/plugins/username";

/** One working day: an unattended PC signs itself out. */
const sessionSeconds = 10 * 3600;
const minimumPasswordLength = 8;

/** Sign-in with user name and password; its tables live in a schema of their own (`auth`), reached by `database`. */
export function createAuth(options: {
  readonly database: NonNullable<BetterAuthOptions["database"]>;
  readonly secret: string;
  readonly baseUrl: string;
}) {
  return betterAuth({
    database: options.database,
    secret: options.secret,
    baseURL: options.baseUrl,
    basePath: "/api/auth",
    // People open the same server by different names (localhost, address, host name): the origin must match the host asked.
    trustedOrigins: (request) => {
      const host = request?.headers.get("host");
      return host ? [`http://${host}`, `https://${host}`] : [];
    },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: minimumPasswordLength },
    user: { additionalFields: { personId: { type: "string", required: true, input: false } } },
    session: { expiresIn: sessionSeconds, updateAge: 600 },
    plugins: [
      username({
        minUsernameLength: 2,
        maxUsernameLength: 40,
        usernameValidator: (name) => /^[\p{L}\p{N}._-]+$/u.test(name),
      }),
    ],
    telemetry: { enabled: false },
    rateLimit: { enabled: true, window: 60, max: 600, customRules: { "/sign-in/username": { window: 60, max: 20 } } },
    advanced: { cookiePrefix: "jianheng", useSecureCookies: false, ipAddress: { ipAddressHeaders: [] } },
    logger: { level: "error" },
  });
}
export type Auth = ReturnType<typeof createAuth>;

/** Gives a person a sign-in. The password is stored as better-auth's scrypt hash only. */
export async function createSignIn(
  auth: Auth,
  account: {
    readonly personId: string;
    readonly personName: string;
    readonly userName: string;
    readonly password: string;
  },
): Promise<void> {
  const context = await auth.$context;
  // better-auth wants an address; `.invalid` can never be one.
  const email = `${encodeURIComponent(account.userName).toLowerCase().replaceAll("%", "")}.${randomBytes(4).toString("hex")}@jianheng.invalid`;
  const user = await context.internalAdapter.createUser(
    {
      email,
      emailVerified: true,
      name: account.personName,
      username: account.userName.toLowerCase(),
      displayUsername: account.userName,
      personId: account.personId,
    },
    { method: "email-password" },
  );
  await context.internalAdapter.linkAccount({
    accountId: user.id,
    providerId: "credential",
    userId: user.id,
    password: await context.password.hash(account.password),
  });
}
