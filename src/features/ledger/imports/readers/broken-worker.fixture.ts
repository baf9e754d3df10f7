// A reading thread that breaks before it can read anything.
throw new Error('planted: this thread does not start');
