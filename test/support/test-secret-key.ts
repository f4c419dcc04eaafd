/** One key for all test databases: their logins are the server's, not the database's. */
export const TEST_SECRET_KEY = "dGVzdC1zZWNyZXQta2V5LW9mLTMyLWJ5dGVzLWxvbmchIQ==";
