// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.masking;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Passwords, tokens and addresses of mail, and the ways in which they get into logs. */
final class CorpusSecrets {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    static final List<String> KEYS = List.of(
            "password",
            "Password",
            "PASSWORD",
            "passwd",
            "pwd",
            "db_password",
            "dbPassword",
            "spring.datasource.password",
            "user-password",
            "DB_PASS",
            "passphrase",
            "secret",
            "client_secret",
            "clientSecret",
            "SECRET_KEY",
            "api_key",
            "apiKey",
            "API-KEY",
            "x-api-key",
            "access_key",
            "accessToken",
            "access_token",
            "refresh_token",
            "id_token",
            "auth_token",
            "token",
            "sessionToken",
            "private_key",
            "privateKey",
            "credentials",
            "pin",
            "userPin",
            "otp",
            "cvv",
            "sasl.password",
            "ssl.keystore.password",
            "ssl.key.password",
            "AWS_SECRET_ACCESS_KEY",
            "csrf_token",
            "jwt",
            "رمز عبور",
            "گذرواژه",
            "رمز",
            "كلمة المرور");
    private static final List<String> NAMES =
            List.of("ali", "sara", "reza.m", "n_karimi", "mina+logs", "h.tehrani", "J.Doe", "o'neil", "zahra-99");
    private static final List<String> DOMAINS = List.of(
            "example.com",
            "mail.example.ir",
            "corp.example.co.uk",
            "Example.ORG",
            "my-host.example.net",
            "xn--mgba3a.ir",
            "ex.museum");

    private final Random random;

    CorpusSecrets(Random random) {
        this.random = random;
    }

    String of(String alphabet, int length) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < length; i++) {
            out.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return out.toString();
    }

    String word(int length) {
        return of(LETTERS, length);
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    String email() {
        String name = random.nextInt(3) == 0 ? word(3 + random.nextInt(9)) + random.nextInt(1000) : pick(NAMES);
        return name + "@"
                + (random.nextInt(3) == 0 ? word(6) + "." + pick(List.of("com", "ir", "io", "info")) : pick(DOMAINS));
    }

    /** No blanks and nothing that ends a bare value in most syntaxes. */
    String plainPassword() {
        return switch (random.nextInt(7)) {
            case 0 -> word(6) + random.nextInt(100);
            case 1 -> "P@ss" + of(ALPHANUMERIC, 6) + "!";
            case 2 -> of(ALPHANUMERIC, 24);
            case 3 -> of("0123456789abcdef", 40);
            case 4 -> word(4) + "-" + word(4) + "-" + random.nextInt(100);
            case 5 -> of(ALPHANUMERIC, 5) + "#$%^*" + of(ALPHANUMERIC, 3) + "=";
            default -> "نهنگ" + random.nextInt(10_000);
        };
    }

    /** Anything that can stand within double quotes. */
    String quotedPassword() {
        return switch (random.nextInt(5)) {
            case 0 -> plainPassword() + ", " + plainPassword();
            case 1 -> word(4) + " " + word(5) + " " + word(3);
            case 2 -> "{" + plainPassword() + "}";
            case 3 -> word(3) + "'" + word(3) + ";" + word(2);
            default -> plainPassword();
        };
    }

    private String base64Url(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    String jwt() {
        String head = pick(List.of(
                "{\"alg\":\"HS256\",\"typ\":\"JWT\"}",
                "{\"alg\":\"EdDSA\",\"kid\":\"k1\"}",
                "{\"typ\":\"JWT\",\"alg\":\"RS256\"}"));
        String body = "{\"sub\":\"" + word(8) + "\",\"exp\":" + (1_700_000_000 + random.nextInt(90_000_000)) + "}";
        return base64Url(head) + "." + base64Url(body) + "." + of(ALPHANUMERIC + "-_", 43);
    }

    String token() {
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> jwt();
            case 3 -> "ghp_" + of(ALPHANUMERIC, 36);
            case 4 -> "github_pat_" + of(ALPHANUMERIC, 22) + "_" + of(ALPHANUMERIC, 59);
            case 5 -> "glpat-" + of(ALPHANUMERIC, 19) + random.nextInt(10);
            case 6 -> pick(List.of("xoxb-", "xoxp-")) + of("0123456789", 12) + "-" + of(ALPHANUMERIC, 24);
            case 7 -> pick(List.of("AKIA", "ASIA")) + of("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16);
            case 8 -> "AIza" + of(ALPHANUMERIC + "-_", 34) + "x";
            case 9 -> pick(List.of("sk_live_", "rk_live_", "sk_test_")) + of(ALPHANUMERIC, 23) + "7a";
            case 10 -> "sk-" + pick(List.of("", "proj-")) + of(ALPHANUMERIC, 46) + "3b";
            case 11 -> "hf_" + of(ALPHANUMERIC, 32) + "9z";
            case 12 -> "npm_" + of(ALPHANUMERIC, 34) + "1q";
            default -> "gh" + pick(List.of("o", "s", "u", "r")) + "_" + of(ALPHANUMERIC, 36);
        };
    }

    String basic() {
        return Base64.getEncoder().encodeToString((word(5) + ":" + plainPassword()).getBytes(StandardCharsets.UTF_8));
    }

    String pem(String lineEnd) {
        String type = pick(List.of(
                "RSA PRIVATE KEY", "PRIVATE KEY", "EC PRIVATE KEY", "OPENSSH PRIVATE KEY", "ENCRYPTED PRIVATE KEY"));
        StringBuilder out = new StringBuilder("-----BEGIN " + type + "-----").append(lineEnd);
        for (int i = 0; i < 3; i++) {
            out.append(of(ALPHANUMERIC + "+/", 64)).append(lineEnd);
        }
        return out + "-----END " + type + "-----";
    }

    String key() {
        return pick(KEYS);
    }

    /** A number that is not sensitive. */
    int number(int bound) {
        return random.nextInt(bound);
    }
}
