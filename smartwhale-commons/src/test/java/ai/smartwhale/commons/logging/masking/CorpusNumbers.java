// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.masking;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Numbers of people, made by the rules of those who issue them; knows nothing of how they are found. */
final class CorpusNumbers {

    private static final List<String> ISSUERS = List.of(
            "4", "4", "51", "52", "53", "54", "55", "2221", "2720", "34", "37", "6011", "65", "3528", "3589", "62",
            "36", "603799", "589210", "627648", "628023", "610433", "627353", "585983", "502229", "639346", "621986",
            "622106", "504706", "636214", "627412", "502806", "505785", "507677", "606373", "627760");
    private static final List<String> IBANS =
            List.of("IR22", "DE18", "GB18", "FR23", "NL14", "TR22", "AE19", "CH17", "ES20", "NO11", "AT16", "SE20");
    private static final List<String> MOBILE =
            List.of("901", "910", "912", "919", "921", "922", "933", "936", "939", "990", "991");
    private static final List<String> AREAS = List.of("21", "26", "31", "41", "51", "71", "11", "13", "34", "61", "87");

    private final Random random;

    CorpusNumbers(Random random) {
        this.random = random;
    }

    String digits(int count) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < count; i++) {
            out.append(random.nextInt(10));
        }
        return out.toString();
    }

    String card() {
        String issuer = pick(ISSUERS);
        int length = issuer.equals("34") || issuer.equals("37") ? 15 : issuer.equals("36") ? 14 : 16;
        if (issuer.equals("4") && random.nextInt(8) == 0) {
            length = random.nextBoolean() ? 13 : 19;
        }
        String body = issuer + digits(length - 1 - issuer.length());
        for (int check = 0; ; check++) {
            if (luhn(body + check)) {
                return body + check;
            }
        }
    }

    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int value = digits.charAt(digits.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? value : "0246813579".charAt(value) - '0';
        }
        return sum % 10 == 0;
    }

    String grouped(String card, String separator) {
        return switch (card.length()) {
            case 15 -> card.substring(0, 4) + separator + card.substring(4, 10) + separator + card.substring(10);
            case 14 -> card.substring(0, 4) + separator + card.substring(4, 10) + separator + card.substring(10);
            case 16 ->
                String.join(
                        separator,
                        card.substring(0, 4),
                        card.substring(4, 8),
                        card.substring(8, 12),
                        card.substring(12));
            default -> card;
        };
    }

    String nationalId() {
        String body = String.format(Locale.ROOT, "%03d", 1 + random.nextInt(699)) + digits(6);
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += (10 - i) * (body.charAt(i) - '0');
        }
        int rest = sum % 11;
        return body + (rest < 2 ? rest : 11 - rest);
    }

    static boolean isNationalId(String digits) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += (10 - i) * (digits.charAt(i) - '0');
        }
        int rest = sum % 11;
        return digits.charAt(9) - '0' == (rest < 2 ? rest : 11 - rest);
    }

    String iban() {
        String spec = pick(IBANS);
        String country = spec.substring(0, 2);
        String account = digits(Integer.parseInt(spec.substring(2)));
        if (country.equals("GB") || country.equals("NL")) {
            account = (country.equals("GB") ? "NWBK" : "ABNA") + account.substring(2);
            int length = country.equals("GB") ? 18 : 14;
            account = account.substring(0, length);
        }
        StringBuilder numeric = new StringBuilder();
        for (char c : (account + country + "00").toCharArray()) {
            numeric.append(Character.getNumericValue(c));
        }
        int check = 98
                - new BigInteger(numeric.toString()).mod(BigInteger.valueOf(97)).intValue();
        return country + (check < 10 ? "0" : "") + check + account;
    }

    String fours(String iban) {
        return iban.replaceAll("(.{4})(?!$)", "$1 ");
    }

    String phone() {
        boolean mobile = random.nextInt(4) != 0;
        String head = mobile ? pick(MOBILE) : pick(AREAS);
        String tail = mobile ? digits(7) : (2 + random.nextInt(8)) + digits(7);
        String separator = pick(List.of("", "", " ", "-"));
        String rest = mobile
                ? tail.substring(0, 3) + separator + tail.substring(3)
                : tail.substring(0, 4) + separator + tail.substring(4);
        return switch (random.nextInt(mobile ? 7 : 5)) {
            case 0 -> "+98" + separator + head + separator + rest;
            case 1 -> "0098" + head + tail;
            case 2 -> mobile ? "+98 (0) " + head + " " + tail : "(0" + head + ") " + tail;
            case 3 -> "+98-" + head + "-" + tail;
            case 4 -> "0" + head + "-" + tail;
            case 5 -> "98" + head + tail;
            default -> "0" + head + separator + rest;
        };
    }

    /** In ASCII, Persian or Arabic digits. */
    String script(String number) {
        int choice = random.nextInt(4);
        char zero = choice == 0 ? '\u06F0' : choice == 1 ? '\u0660' : '0';
        StringBuilder out = new StringBuilder();
        for (char c : number.toCharArray()) {
            out.append(c >= '0' && c <= '9' ? (char) (zero + c - '0') : c);
        }
        return out.toString();
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
