/** What the text of answers depends on is said, whatever the server's own settings are. */
export const SESSION_OPTIONS = '-c timezone=UTC -c datestyle=ISO -c intervalstyle=postgres -c extra_float_digits=1 -c client_min_messages=warning';
