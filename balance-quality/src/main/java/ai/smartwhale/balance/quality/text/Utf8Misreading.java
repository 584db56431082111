// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Undoes UTF-8 that was read as one byte for each character. The characters of several bytes in UTF-8 have no byte
 * below 128, so each piece of damage lies within a run of characters beyond ASCII; every run is undone by itself.
 */
final class Utf8Misreading {

    private static final List<MisreadCharset> CHARSETS = MisreadCharset.all(
            "windows-1252",
            "ISO-8859-1",
            "windows-1256",
            "windows-1251",
            "windows-1254",
            "windows-1250",
            "ISO-8859-9",
            "windows-1253",
            "windows-1255",
            "KOI8-R",
            "IBM850",
            "IBM437",
            "x-MacRoman");

    /** So many different characters that come out right are no chance, even where none looked strange before. */
    private static final int ENOUGH_DIFFERENT = 6;

    /** How many of the sequences must look strange before: letters followed by signs. */
    private static final double STRANGE_SHARE = 0.25;

    /** What is damaged beside whole text might be meant, though nobody knows by whom. */
    private static final double IN_PIECES = 0.95;

    /** What stands after a word that ends in a capital with an accent, as in {@code «IRMÃ»}. */
    private static final String AFTER_WORDS = "»”’“‘…–—›";

    private static final MisreadCharset WESTERN = CHARSETS.get(0);
    private static final String IMPLAUSIBLE = "\uFFFE";

    private Utf8Misreading() {}

    static Optional<TextRepair> undo(String text) {
        Optional<MisreadCharset> whole = misreadIn(text, 0, text.length());
        if (whole.isPresent()) {
            return whole.map(charset ->
                    new TextRepair(undone(text, 0, text.length(), charset), 1, charset.name() + " as UTF-8"));
        }
        Optional<TextRepair> lines = text.indexOf('\n') < 0 ? Optional.empty() : undoLines(text);
        return lines.isPresent() ? lines : undoPieces(text);
    }

    private static Optional<MisreadCharset> misreadIn(String text, int from, int to) {
        for (MisreadCharset charset : CHARSETS) {
            if (isMisread(text, from, to, charset)) {
                return Optional.of(charset);
            }
        }
        return Optional.empty();
    }

    /** Where texts of several origins were joined, some lines are damaged and others are not. */
    private static Optional<TextRepair> undoLines(String text) {
        StringBuilder out = new StringBuilder();
        Set<String> names = new TreeSet<>();
        int done = 0;
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            int stop = end < 0 ? text.length() : end;
            Optional<MisreadCharset> charset = misreadIn(text, start, stop);
            if (charset.isPresent()) {
                MisreadCharset misread = charset.orElseThrow();
                out.append(text, done, start).append(undone(text, start, stop, misread));
                names.add(misread.name());
                done = stop;
            }
            start = stop + 1;
        }
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(new TextRepair(
                        out.append(text, done, text.length()).toString(),
                        1,
                        String.join(" and ", names) + " as UTF-8, in lines"));
    }

    /** Runs that are damaged beyond doubt though others of the same line are not: each sequence looks strange. */
    private static Optional<TextRepair> undoPieces(String text) {
        StringBuilder out = new StringBuilder();
        int done = 0;
        int i = 0;
        while (i < text.length()) {
            int end = runEnd(text, i, text.length(), WESTERN);
            if (end == i) {
                i++;
                continue;
            }
            int sequences = isWhole(text, i, end, WESTERN) ? sequences(text, i, end, WESTERN) : 0;
            if (sequences > 0 && strangeSequences(text, i, end, WESTERN) == sequences) {
                String decoded = decoded(text, i, end, WESTERN);
                if (isPlausible(decoded)) {
                    out.append(text, done, i).append(decoded);
                    done = end;
                }
            }
            i = end;
        }
        return done == 0
                ? Optional.empty()
                : Optional.of(new TextRepair(
                        out.append(text, done, text.length()).toString(),
                        IN_PIECES,
                        WESTERN.name() + " as UTF-8, in pieces"));
    }

    private static int runEnd(String text, int from, int to, MisreadCharset charset) {
        int end = from;
        while (end < to && charset.isHigh(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Whether all that is not ASCII is damaged, and is that beyond chance. */
    private static boolean isMisread(String text, int from, int to, MisreadCharset charset) {
        int sequences = 0;
        int strange = 0;
        int i = from;
        while (i < to) {
            int end = runEnd(text, i, to, charset);
            if (end == i) {
                if (text.charAt(i++) >= 0x80) {
                    return false;
                }
                continue;
            }
            if (!isWhole(text, i, end, charset)) {
                return false;
            }
            sequences += sequences(text, i, end, charset);
            strange += strangeSequences(text, i, end, charset);
            i = end;
        }
        if (sequences == 0) {
            return false;
        }
        String decoded = undone(text, from, to, charset);
        boolean believed = (strange > 0 && strange >= STRANGE_SHARE * sequences)
                || decoded.codePoints().filter(c -> c >= 0x80).distinct().count() >= ENOUGH_DIFFERENT;
        return believed && isPlausible(decoded);
    }

    /** The text without the damage; unreadable bytes make it implausible. */
    private static String undone(String text, int from, int to, MisreadCharset charset) {
        StringBuilder out = new StringBuilder(to - from);
        int i = from;
        while (i < to) {
            int end = runEnd(text, i, to, charset);
            if (end == i) {
                out.append(text.charAt(i++));
            } else {
                out.append(decoded(text, i, end, charset));
                i = end;
            }
        }
        return out.toString();
    }

    private static String decoded(String text, int from, int to, MisreadCharset charset) {
        return charset.bytesOf(text, from, to).flatMap(MisreadCharset::asUtf8).orElse(IMPLAUSIBLE);
    }

    private static int sequences(String text, int from, int to, MisreadCharset charset) {
        int sequences = 0;
        for (int i = from; i < to; i++) {
            sequences += charset.byteOf(text.charAt(i)) >= 0xC0 ? 1 : 0;
        }
        return sequences;
    }

    /** A cheap look at lead and trail bytes, which most undamaged runs do not pass. */
    private static boolean isWhole(String text, int from, int to, MisreadCharset charset) {
        int i = from;
        while (i < to) {
            int lead = charset.byteOf(text.charAt(i));
            int trail = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
            if (lead < 0xC2 || lead > 0xF4 || i + trail >= to) {
                return false;
            }
            for (int k = 1; k <= trail; k++) {
                if ((charset.byteOf(text.charAt(i + k)) & 0xC0) != 0x80) {
                    return false;
                }
            }
            i += trail + 1;
        }
        return true;
    }

    private static int strangeSequences(String text, int from, int to, MisreadCharset charset) {
        int strange = 0;
        int i = from;
        while (i < to) {
            int lead = charset.byteOf(text.charAt(i));
            int trail = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
            boolean sign = false;
            for (int k = 1; k <= trail; k++) {
                sign |= isSign(text.charAt(i + k));
            }
            int next = i + trail + 1;
            boolean within = next < text.length() && Character.isLetter(text.charAt(next));
            if (trail == 1 && !within && AFTER_WORDS.indexOf(text.charAt(i + 1)) >= 0) {
                sign = false;
            }
            strange += sign ? 1 : 0;
            i += trail + 1;
        }
        return strange;
    }

    /** No letter, or one that follows a capital with an accent in no language. */
    private static boolean isSign(char c) {
        return !Character.isLetter(c) || (c >= '\u0152' && c <= '\u0192') || "ªºµ".indexOf(c) >= 0;
    }

    /** No private use, no controls, no letters that nobody writes with. */
    private static boolean isPlausible(String text) {
        return text.codePoints().allMatch(Utf8Misreading::isCommon);
    }

    private static boolean isCommon(int c) {
        if (c < 0xA0) {
            // Between two layers of damage stand the controls that Latin 1 has for bytes of UTF-8.
            return true;
        }
        if (!Character.isDefined(c)) {
            return false;
        }
        int type = Character.getType(c);
        if (type == Character.PRIVATE_USE || type == Character.SURROGATE) {
            return false;
        }
        boolean rareLatin =
                (c >= 0x180 && c < 0x300 && c != 0x192 && c != 0x259 && c != 0x18F && c != 0x2C6 && c != 0x2DC)
                        || (c >= 0x460 && c < 0x490)
                        || (c >= 0x4B0 && c < 0x530);
        return !rareLatin;
    }
}
