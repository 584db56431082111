// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.masking;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** Lines of logs that look as if there were something to mask, and there is nothing. */
final class CorpusNegatives {

    private static final List<String> PROSE = List.of(
            "password changed for user 17",
            "token expired after 300 s",
            "the token was refreshed",
            "invalid password for user 17",
            "secret rotation finished",
            "no password given",
            "token: expired",
            "password: required",
            "Password must be at least 8 long",
            "api key missing",
            "bearer of bad news",
            "basic auth is off",
            "Bearer authentication required",
            "Basic checks passed",
            "the pin is wrong",
            "cookies are enabled",
            "authorization failed for role reader",
            "credentials not found",
            "password=null",
            "{\"password\":null}",
            "password=***",
            "{\"token\":\"\"}",
            "token = none",
            "secret: undefined",
            "passwordless login is on",
            "tokenizer=bert vocab=32000",
            "total tokens: 512",
            "max_tokens=2048",
            "prompt_tokens=17 completion_tokens=300",
            "{\"usage\":{\"total_tokens\":4096,\"prompt_tokens\":77}}",
            "spin=3 axis=z",
            "compass: north",
            "secretary: Jane",
            "passenger=Ali seat=12A",
            "keyboard: fa",
            "primary_key=id",
            "key=value",
            "partition key: model-1",
            "foreign key: customer_id",
            "keystore.type=PKCS12",
            "mapping=on",
            "pinned=true",
            "opinion: good",
            "bypass=off",
            "tokens_per_second=71",
            "token_count=30",
            "passed=12 failed=0",
            "git@github.com:example/repo.git cloned",
            "logo@2x.png loaded",
            "@Override public String toString()",
            "ai.example.Foo@1b6d3586",
            "@types/node@18.2.0 installed",
            "x@y",
            "a @ b",
            "user@localhost logged in",
            "cron 0 0 12 * * ?",
            "std::vector<int> v;",
            "a := b == c",
            "time 12:34:56",
            "ratio 3:4",
            "10.0.0.1:9092",
            "[::1]:8080",
            "C:\\temp\\x",
            "https://example.com/a/b?x=1&y=2",
            "jdbc:h2:mem:test",
            "redis://localhost:6379/0",
            "http://example.com:8080/@me",
            "eyebrow eyJ",
            "sk-learn imported",
            "task-manager started",
            "risk-free",
            "-----BEGIN CERTIFICATE----- follows",
            "-----BEGIN PUBLIC KEY----- follows",
            "AKIA is a prefix",
            "ghp_ is a prefix",
            "JWT has three parts",
            "نشانی سرور ۱۰٫۰٫۰٫۱ است",
            "زمان ۱۲:۳۴:۵۶",
            "رمزگذاری انجام شد",
            "گذرواژه نادرست است",
            "مبلغ ۱٬۲۳۴٬۵۶۷ ریال");
    private static final List<String> FRAMES = List.of(
            "%s",
            "done with %s",
            "id=%s",
            "{\"id\":\"%s\"}",
            "GET /orders/%s HTTP/1.1",
            "[%s]",
            "order %s: shipped, 3 items",
            "شناسه %s ثبت شد");

    private final Random random;
    private final CorpusNumbers numbers;

    CorpusNegatives(Random random) {
        this.random = random;
        this.numbers = new CorpusNumbers(random);
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private String hex(int length) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < length; i++) {
            out.append("0123456789abcdef".charAt(random.nextInt(16)));
        }
        return out.toString();
    }

    private Instant time() {
        return Instant.ofEpochMilli(1_650_000_000_000L + (long) (random.nextDouble() * 250_000_000_000L));
    }

    CorpusLine next() {
        if (random.nextInt(5) == 0) {
            return clean("prose", pick(PROSE));
        }
        int choice = random.nextInt(25);
        String thing = thing(choice);
        boolean whole = thing.indexOf(' ') >= 0;
        return clean("look-alike " + choice, whole ? thing : pick(FRAMES).replace("%s", thing));
    }

    private static CorpusLine clean(String form, String text) {
        return new CorpusLine("NONE", form, text, List.of(), List.of());
    }

    private String thing(int choice) {
        return switch (choice) {
            case 0 -> new UUID(random.nextLong(), random.nextLong()).toString();
            case 1 -> hex(pick(List.of(7, 8, 32, 40, 64)));
            case 2 -> "sha256:" + hex(64);
            case 3 -> time().toString();
            case 4 -> "at " + time().toEpochMilli() + " the clock was read";
            case 5 ->
                pick(List.of("timestamp=", "ts: ", "\"timestamp\":", "exp=", "iat: ")) + time().getEpochSecond()
                        + " in seconds";
            case 6 ->
                random.nextInt(9) + "." + random.nextInt(30) + "." + random.nextInt(900)
                        + pick(List.of("", "-SNAPSHOT", "-rc.1", "+build.17"));
            case 7 ->
                "offset=" + (random.nextLong() >>> (2 + random.nextInt(48))) + " partition=" + random.nextInt(64)
                        + " leaderEpoch=" + random.nextInt(99);
            case 8 ->
                random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256)
                        + ":" + random.nextInt(65536);
            case 9 -> isbn13();
            case 10 -> "ISBN " + isbn10() + " in print";
            case 11 -> failingCard();
            case 12 -> "ORD-" + numbers.digits(pick(List.of(6, 8, 10, 12)));
            case 13 -> orderNumber();
            case 14 ->
                "took " + numbers.digits(9) + " ns, read " + (1 + random.nextInt(9)) + numbers.digits(9) + " bytes";
            case 15 ->
                String.format(
                        Locale.ROOT,
                        "lat=%d.%s lon=%d.%s",
                        random.nextInt(90),
                        numbers.digits(10),
                        random.nextInt(180),
                        numbers.digits(12));
            case 16 -> "0x" + hex(16);
            case 17 -> hex(2) + ":" + hex(2) + ":" + hex(2) + ":" + hex(2) + ":" + hex(2) + ":" + hex(2);
            case 18 -> "2001:db8:" + hex(4) + ":" + hex(4) + "::" + hex(4);
            case 19 -> "balance-" + hex(10) + "-" + pick(List.of("x7k2p", "abcde", "q9z1m"));
            case 20 -> "app-" + time().toString().substring(0, 10) + "." + random.nextInt(99) + ".log.gz";
            case 21 -> pick(List.of("job-", "order_", "part-", "app.log-")) + numbers.digits(10);
            case 22 -> "at " + time().getEpochSecond() + " the clock was read";
            case 23 -> (1 + random.nextInt(9)) + numbers.digits(9);
            default ->
                String.format(
                        Locale.ROOT,
                        "\tat ai.example.Job%d.lambda$run$%d(Job.java:%d)",
                        random.nextInt(99),
                        random.nextInt(9),
                        random.nextInt(999));
        };
    }

    /** Card-like in length and prefix, with a wrong check digit. */
    private String failingCard() {
        String card = numbers.card();
        int last = card.charAt(card.length() - 1) - '0';
        String wrong = card.substring(0, card.length() - 1) + (last + 1 + random.nextInt(9)) % 10;
        return random.nextBoolean() ? wrong : numbers.grouped(wrong, "-");
    }

    /** Any number of an order but those that are a national id or a phone number by their digits. */
    private String orderNumber() {
        while (true) {
            String digits = (1 + random.nextInt(8)) + numbers.digits(pick(List.of(5, 7, 8, 9, 10, 11, 12)));
            boolean taken = digits.length() == 10 && CorpusNumbers.isNationalId(digits);
            if (!taken && !(digits.length() >= 13 && CorpusNumbers.luhn(digits))) {
                return digits;
            }
        }
    }

    private String isbn13() {
        String body = "978" + numbers.digits(9);
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (body.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return body + (10 - sum % 10) % 10;
    }

    private String isbn10() {
        String body = numbers.digits(9);
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += (10 - i) * (body.charAt(i) - '0');
        }
        int check = (11 - sum % 11) % 11;
        return body + (check == 10 ? "X" : check);
    }
}
