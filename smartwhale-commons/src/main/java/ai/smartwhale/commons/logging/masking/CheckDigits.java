// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.masking;

/** The arithmetic by which numbers prove what they are. Digits come as values 0..9. */
final class CheckDigits {

    /** Lengths of IBANs by country, from the registry of SWIFT. */
    private static final byte[] IBAN_LENGTHS =
            ibanLengths("AD24AE23AL28AT20AZ28BA20BE16BG22BH22BR29BY28CH21CR22CY28CZ24DE22DK18DO28EE20EG29"
                    + "ES24FI18FO18FR27GB22GE22GI23GL18GR27GT28HR21HU28IE22IL23IQ23IR26IS26IT27JO30KW30"
                    + "KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MR27MT31MU30NL18NO15PK24PL28PS29"
                    + "PT25QA29RO24RS22SA24SC31SE24SI19SK24SM27ST25SV28TL23TN24TR26UA29VA22VG24XK20");

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
        int length = IBAN_LENGTHS[country(first, second)];
        return length == 0 ? -1 : length;
    }

    private static int country(char first, char second) {
        return 26 * ((first | 0x20) - 'a') + (second | 0x20) - 'a';
    }

    /** From two letters and two digits for each country. */
    private static byte[] ibanLengths(String table) {
        byte[] lengths = new byte[26 * 26];
        for (int i = 0; i < table.length(); i += 4) {
            lengths[country(table.charAt(i), table.charAt(i + 1))] = (byte) Integer.parseInt(table, i + 2, i + 4, 10);
        }
        return lengths;
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
