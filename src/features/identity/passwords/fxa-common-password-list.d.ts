declare module 'fxa-common-password-list' {
  const commonPasswords: {
    /** Whether the password is one of the 50,000 most used of eight characters or more; case counts. */
    test(password: string): boolean;
  };
  export default commonPasswords;
}
