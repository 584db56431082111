// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.masking;

import java.util.Map;

/** The arithmetic by which numbers prove what they are. Digits come as values 0..9. */
final class CheckDigits {

    /** Lengths of IBANs by country, from the registry of SWIFT. */
    private static final Map<String, Integer> IBAN_LENGTHS = Map.ofEntries(
            Map.entry("AD", 24),
            Map.entry("AE", 23),
            Map.entry("AL", 28),
            Map.entry("AT", 20),
            Map.entry("AZ", 28),
            Map.entry("BA", 20),
            Map.entry("BE", 16),
            Map.entry("BG", 22),
            Map.entry("BH", 22),
            Map.entry("BR", 29),
            Map.entry("BY", 28),
            Map.entry("CH", 21),
            Map.entry("CR", 22),
            Map.entry("CY", 28),
            Map.entry("CZ", 24),
            Map.entry("DE", 22),
            Map.entry("DK", 18),
            Map.entry("DO", 28),
            Map.entry("EE", 20),
            Map.entry("EG", 29),
            Map.entry("ES", 24),
            Map.entry("FI", 18),
            Map.entry("FO", 18),
            Map.entry("FR", 27),
            Map.entry("GB", 22),
            Map.entry("GE", 22),
            Map.entry("GI", 23),
            Map.entry("GL", 18),
            Map.entry("GR", 27),
            Map.entry("GT", 28),
            Map.entry("HR", 21),
            Map.entry("HU", 28),
            Map.entry("IE", 22),
            Map.entry("IL", 23),
            Map.entry("IQ", 23),
            Map.entry("IR", 26),
            Map.entry("IS", 26),
            Map.entry("IT", 27),
            Map.entry("JO", 30),
            Map.entry("KW", 30),
            Map.entry("KZ", 20),
            Map.entry("LB", 28),
            Map.entry("LC", 32),
            Map.entry("LI", 21),
            Map.entry("LT", 20),
            Map.entry("LU", 20),
            Map.entry("LV", 21),
            Map.entry("LY", 25),
            Map.entry("MC", 27),
            Map.entry("MD", 24),
            Map.entry("ME", 22),
            Map.entry("MK", 19),
            Map.entry("MR", 27),
            Map.entry("MT", 31),
            Map.entry("MU", 30),
            Map.entry("NL", 18),
            Map.entry("NO", 15),
            Map.entry("PK", 24),
            Map.entry("PL", 28),
            Map.entry("PS", 29),
            Map.entry("PT", 25),
            Map.entry("QA", 29),
            Map.entry("RO", 24),
            Map.entry("RS", 22),
            Map.entry("SA", 24),
            Map.entry("SC", 31),
            Map.entry("SE", 24),
            Map.entry("SI", 19),
            Map.entry("SK", 24),
            Map.entry("SM", 27),
            Map.entry("ST", 25),
            Map.entry("SV", 28),
            Map.entry("TL", 23),
            Map.entry("TN", 24),
            Map.entry("TR", 26),
            Map.entry("UA", 29),
            Map.entry("VA", 22),
            Map.entry("VG", 24),
            Map.entry("XK", 20));

    private static final int[] WITH_ISSUER_6 = {
        603799, 589210, 627648, 627961, 603770, 628023, 627760, 502908, 627412, 622106, 502229, 627488, 621986, 639346,
        639607, 636214, 502806, 502938, 603769, 610433, 991975, 627353, 585983, 589463, 627381, 505785, 636949, 505416,
        606373, 628157, 504706, 636795, 639217, 207177, 504172, 505801, 606256, 507677, 581874, 639599, 639370, 639194,
        627884, 502910, 606737, 505809, 504726, 639347, 505426
    };

    private CheckDigits() {}

    /** The sum of ISO/IEC 7812-1, annex B, by Luhn; of the digits in the text from start to end, others skipped. */
    static boolean luhn(String text, int start, int end) {
        int sum = 0;
        boolean twice = false;
        for (int i = end - 1; i >= start; i--) {
            int digit = Chars.digit(text.charAt(i));
            if (digit < 0) {
                continue;
            }
            int value = twice ? 2 * digit : digit;
            sum += value > 9 ? value - 9 : value;
            twice = !twice;
        }
        return sum % 10 == 0;
    }

    /** Whether a card network or an Iranian bank issues numbers that begin so and are so long. */
    static boolean isIssued(int first6, int length) {
        int first4 = first6 / 100;
        int first2 = first6 / 10_000;
        int first1 = first6 / 100_000;
        if (first1 == 4) {
            return length == 13 || length == 16 || length == 19;
        }
        if (length == 15) {
            return first2 == 34 || first2 == 37;
        }
        if (length == 14) {
            return first2 == 36 || first2 == 38 || (first4 / 10 >= 300 && first4 / 10 <= 305);
        }
        if (length < 16) {
            return false;
        }
        return (first2 >= 51 && first2 <= 55)
                || (first4 >= 2221 && first4 <= 2720)
                || first4 == 6011
                || first2 == 65
                || (first4 / 10 >= 644 && first4 / 10 <= 649)
                || (first4 >= 3528 && first4 <= 3589)
                || first2 == 62
                || (length == 16 && isIranianBank(first6));
    }

    private static boolean isIranianBank(int first6) {
        for (int bank : WITH_ISSUER_6) {
            if (bank == first6) {
                return true;
            }
        }
        return false;
    }

    /** The national id of Iran: ten digits, weights 10 to 2, remainder by 11; ten equal digits are not issued. */
    static boolean isNationalId(String text, int start, int end) {
        int sum = 0;
        int count = 0;
        int last = -1;
        int first = -1;
        boolean same = true;
        for (int i = start; i < end; i++) {
            int digit = Chars.digit(text.charAt(i));
            if (digit < 0) {
                continue;
            }
            count++;
            if (count == 1) {
                first = digit;
            }
            same &= digit == first;
            if (count < 10) {
                sum += digit * (11 - count);
            }
            last = digit;
        }
        int rest = sum % 11;
        return count == 10 && !same && last == (rest < 2 ? rest : 11 - rest);
    }

    /** The length of an IBAN of a country, or -1. */
    static int ibanLength(char first, char second) {
        if (!Chars.isAsciiLetter(first) || !Chars.isAsciiLetter(second)) {
            return -1;
        }
        String country = String.valueOf(new char[] {(char) (first & ~0x20), (char) (second & ~0x20)});
        return IBAN_LENGTHS.getOrDefault(country, -1);
    }

    /** ISO 7064 MOD 97-10, with the first four characters moved to the end; blanks and hyphens skipped. */
    static boolean isIban(String text, int start, int end) {
        int rest = 0;
        int seen = 0;
        int head = start;
        for (; seen < 4; head++) {
            if (Chars.isWord(text.charAt(head))) {
                seen++;
            }
        }
        for (int i = head; i < end; i++) {
            rest = mod97(rest, text.charAt(i));
        }
        for (int i = start; i < head; i++) {
            rest = mod97(rest, text.charAt(i));
        }
        return rest == 1;
    }

    private static int mod97(int rest, char c) {
        int digit = Chars.digit(c);
        if (digit >= 0) {
            return (rest * 10 + digit) % 97;
        }
        return Chars.isAsciiLetter(c) ? (rest * 100 + (c & ~0x20) - 'A' + 10) % 97 : rest;
    }
}
