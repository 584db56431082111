// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.masking;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Lines of logs in which there is something to mask. */
final class CorpusPositives {

    /** Where a thing that is known by its shape may stand; %s is the thing, and the rest must stay. */
    private static final List<String> FRAMES = List.of(
            "prose|the customer gave %s and went on",
            "prose|Rejected %s: already known (attempt 2 of 5)",
            "prose|%s",
            "prose|found <%s> in row 17",
            "prose|value '%s' is not unique.",
            "prose|could not send to %s, will try again in 30 s",
            "prose|(see %s)",
            "prose|مشتری %s در سامانه ثبت شد.",
            "prose|مقدار «%s» پذیرفته نشد",
            "pair|customer=%s status=ok",
            "pair|contact: %s; lang=fa",
            "json|{\"id\":17,\"contact\":\"%s\",\"ok\":true}",
            "json|{\"note\":\"call %s before noon\",\"rows\":[1,2,3]}",
            "json|{\"body\":\"{\\\"contact\\\":\\\"%s\\\",\\\"n\\\":1}\"}",
            "json|[\"%s\",\"x\"]",
            "object|Customer[name=Ali, contact=%s, city=Tehran]",
            "object|{contact=%s, city=Tehran}",
            "csv|17;%s;Tehran",
            "csv|ali,%s,tehran",
            "sql|INSERT INTO customer (name, contact) VALUES ('Ali', '%s')",
            "xml|<customer><contact>%s</contact></customer>",
            "url|GET /customers?contact=%s&lang=fa HTTP/1.1",
            "url|https://example.invalid/find/%s/orders",
            "trace|java.lang.IllegalArgumentException: no customer %s\n\tat ai.example.Store.find(Store.java:41)\n\tat ai.example.Main.main(Main.java:9)",
            "trace|Caused by: java.sql.SQLException: Duplicate entry '%s' for key 'uq'\n\t... 12 more",
            "log|2026-03-04 05:06:07.890 [worker-3] WARN  a.e.Store - no answer for %s after 250 ms");

    /** How a key and its secret are written. %1$s is the key, %2$s the secret. */
    private static final List<String> PAIRS = List.of(
            "pair|connecting with %s=%s as ali",
            "pair|%s=%s",
            "pair|%s = %s",
            "pair|%s: %s",
            "pair|[%s=%s]",
            "pair|user=ali, %s=%s, retries=3",
            "pair|bad settings (%s=%s)",
            "object|Settings[host=db, %s=%s, port=5432]",
            "object|{user=ali, %s=%s}",
            "properties|bootstrap.servers=b:9092\n%s=%s\nacks=all",
            "yaml|db:\n  user: ali\n  %s: %s\n  port: 5432",
            "trace|java.lang.IllegalStateException: cannot log in with %s=%s\n\tat ai.example.Login.run(Login.java:7)",
            "prose|تنظیمات: %s=%s");

    private static final List<String> QUOTED = List.of(
            "json|{\"user\":\"ali\",\"%s\":\"%s\",\"port\":5432}",
            "json|{ \"user\" : \"ali\", \"%s\" : \"%s\" }",
            "json|body={\\\"user\\\":\\\"ali\\\",\\\"%s\\\":\\\"%s\\\"}",
            "pair|user=\"ali\" %s=\"%s\" port=\"5432\"",
            "pair|%s: \"%s\" # of the database",
            "python|{'user': 'ali', '%s': \"%s\"}",
            "xml|<db user=\"ali\" %s=\"%s\" port=\"5432\"/>",
            "toml|%s = \"%s\"");
    private static final List<String> LATIN_ONLY = List.of(
            "xml|<db><user>ali</user><%1$s>%2$s</%1$s></db>",
            "url|GET /login?user=ali&%s=%s&lang=fa HTTP/1.1",
            "url|jdbc:postgresql://db:5432/main?user=ali&%s=%s",
            "command|java -jar host.jar --%s %s --port 5432",
            "command|java -jar host.jar --%s=%s --port 5432",
            "command|java -D%s=%s -jar host.jar",
            "header|GET / HTTP/1.1\r\nHost: db\r\n%s: %s\r\nAccept: */*",
            "env|export %s=%s",
            "connection|Server=db;Database=main;%s=%s;Timeout=30");

    private final Random random;
    private final CorpusNumbers numbers;
    private final CorpusSecrets secrets;

    CorpusPositives(Random random) {
        this.random = random;
        this.numbers = new CorpusNumbers(random);
        this.secrets = new CorpusSecrets(random);
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private CorpusLine framed(String kind, String thing) {
        String frame = pick(FRAMES);
        String form = frame.substring(0, frame.indexOf('|'));
        String pattern = frame.substring(form.length() + 1);
        String[] around = pattern.split("%s", -1);
        List<String> keep = new ArrayList<>();
        for (String part : around) {
            if (part.length() > 3) {
                keep.add(part);
            }
        }
        return new CorpusLine(kind, form, around[0] + thing + around[1], List.of(thing), keep);
    }

    CorpusLine card() {
        String card = numbers.card();
        String written = pick(List.of(card, card, numbers.grouped(card, " "), numbers.grouped(card, "-")));
        return framed("CARD", random.nextInt(3) == 0 ? numbers.script(written) : written);
    }

    CorpusLine iban() {
        String iban = numbers.iban();
        return framed("IBAN", random.nextInt(3) == 0 ? numbers.fours(iban) : iban);
    }

    CorpusLine nationalId() {
        String id = numbers.nationalId();
        boolean dashed = random.nextInt(4) == 0;
        return framed(
                "NATIONAL_ID",
                numbers.script(dashed ? id.substring(0, 3) + "-" + id.substring(3, 9) + "-" + id.substring(9) : id));
    }

    CorpusLine phone() {
        return framed("PHONE", numbers.script(numbers.phone()));
    }

    CorpusLine email() {
        return framed("EMAIL", secrets.email());
    }

    CorpusLine token() {
        switch (random.nextInt(8)) {
            case 0: {
                String token = secrets.of("ABCDEFabcdef0123456789-._~+/", 38) + "==";
                String scheme = pick(List.of("Bearer", "bearer", "BEARER"));
                String head = pick(List.of("Authorization: ", "authorization=", "-H 'Authorization: ", "with "));
                return new CorpusLine(
                        "TOKEN",
                        "header",
                        "GET /v1 " + head + scheme + " " + token,
                        List.of(token),
                        List.of("GET /v1"));
            }
            case 1: {
                String token = secrets.basic();
                return new CorpusLine(
                        "TOKEN",
                        "header",
                        "sent Authorization: Basic " + token + " to db",
                        List.of(token),
                        List.of("sent", "to db"));
            }
            case 2: {
                boolean escaped = random.nextBoolean();
                String pem = secrets.pem(escaped ? "\\n" : "\n");
                List<String> lines = new ArrayList<>();
                for (String line : pem.split(escaped ? "\\\\n" : "\n", -1)) {
                    if (!line.startsWith("-----")) {
                        lines.add(line);
                    }
                }
                String text = "read key " + pem + " of the server";
                return new CorpusLine("TOKEN", "pem", text, lines, List.of("read key", "of the server"));
            }
            default:
                return framed("TOKEN", secrets.token());
        }
    }

    CorpusLine secret() {
        String key = secrets.key();
        boolean latin = key.chars().allMatch(c -> c < 128);
        int choice = random.nextInt(latin ? 10 : 6);
        if (choice == 9 && random.nextInt(3) == 0) {
            return userInfo();
        }
        List<String> patterns = choice < 3 ? PAIRS : choice < 6 ? QUOTED : LATIN_ONLY;
        String frame = pick(patterns);
        String form = frame.substring(0, frame.indexOf('|'));
        String pattern = frame.substring(form.length() + 1);
        String secret = choice >= 3 && choice < 6 ? secrets.quotedPassword() : secrets.plainPassword();
        String text = String.format(Locale.ROOT, pattern, key, secret);
        List<String> keep = new ArrayList<>();
        for (String part :
                List.of("ali", "5432", "retries=3", "acks=all", "lang=fa", "Timeout=30", "Accept", "at ai.example")) {
            if (pattern.contains(part)) {
                keep.add(part);
            }
        }
        keep.add(key);
        return new CorpusLine("SECRET", form, text, List.of(secret), keep);
    }

    private CorpusLine userInfo() {
        String password = secrets.word(5) + secrets.number(100) + pick(List.of("", "!", "%23", "$x", "-_"));
        String scheme = pick(List.of("postgresql", "redis", "https", "amqp", "mongodb+srv"));
        String text = "connecting to " + scheme + "://ali:" + password + "@db.example.invalid:5432/main";
        return new CorpusLine(
                "SECRET", "url", text, List.of(password), List.of("connecting to " + scheme, "5432/main"));
    }
}
