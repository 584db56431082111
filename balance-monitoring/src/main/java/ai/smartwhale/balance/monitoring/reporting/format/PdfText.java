// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.format;

import java.io.IOException;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** Prepares text for a font: joins letters, puts them into the order of the eye, and replaces what the font lacks. */
final class PdfText {

    private static final char MARK = '\u200E';
    private static final String LEFT_TO_RIGHT = MARK + "$0" + MARK;
    private static final int MOST_REMEMBERED = 4_096;

    private final PDFont font;
    private final boolean rightToLeft;
    private final Map<Integer, Double> widths = new HashMap<>();

    PdfText(PDFont font, boolean rightToLeft) {
        this.font = font;
        this.rightToLeft = rightToLeft;
    }

    PDFont font() {
        return font;
    }

    double width(String visual, double size) {
        double sum = 0;
        for (int i = 0; i < visual.length(); i += Character.charCount(visual.codePointAt(i))) {
            sum += width(visual.codePointAt(i));
        }
        return sum / 1000 * size;
    }

    /** The text from left to right, as it is shown. */
    String visual(String logical) {
        String marked =
                rightToLeft ? Shown.TERM.matcher(Shown.line(logical)).replaceAll(LEFT_TO_RIGHT) : Shown.line(logical);
        String shaped = PersianShaper.shape(marked);
        if (!Bidi.requiresBidi(shaped.toCharArray(), 0, shaped.length())) {
            return number(shaped);
        }
        Bidi bidi = new Bidi(
                shaped, rightToLeft ? Bidi.DIRECTION_DEFAULT_RIGHT_TO_LEFT : Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        int[] points = shaped.codePoints().toArray();
        Integer[] order = new Integer[points.length];
        byte[] levels = new byte[points.length];
        int place = 0;
        for (int i = 0; i < points.length; i++) {
            levels[i] = (byte) bidi.getLevelAt(place);
            order[i] = levels[i] % 2 == 1 ? mirrored(points[i]) : points[i];
            place += Character.charCount(points[i]);
        }
        Bidi.reorderVisually(levels, 0, order, 0, order.length);
        return supported(Arrays.stream(order).mapToInt(Integer::intValue).toArray());
    }

    /** A number, which is written from left to right in every language, its sign in front. */
    String number(String digits) {
        return supported(digits.codePoints().toArray());
    }

    /** A text on as many lines as it needs, each as it is shown; a word that is wider than all is broken. */
    List<String> lines(String logical, double size, double room) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : Shown.line(logical).split("\\s+", -1)) {
            String longer = line.isEmpty() ? word : line + ' ' + word;
            if (width(visual(longer), size) <= room) {
                line = longer;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(visual(line));
            }
            line = word;
            while (width(visual(line), size) > room && line.codePointCount(0, line.length()) > 1) {
                int end = fitting(line, size, room);
                lines.add(visual(line.substring(0, end)));
                line = line.substring(end);
            }
        }
        lines.add(visual(line));
        return lines;
    }

    private int fitting(String word, double size, double room) {
        int end = word.offsetByCodePoints(0, 1);
        double used = width(visual(word.substring(0, end)), size);
        while (end < word.length()) {
            int next = word.offsetByCodePoints(end, 1);
            used += width(visual(word.substring(end, next)), size);
            if (used > room) {
                break;
            }
            end = next;
        }
        return end;
    }

    private String supported(int[] points) {
        StringBuilder out = new StringBuilder(points.length);
        for (int point : points) {
            if (point != MARK) {
                out.appendCodePoint(width(point) >= 0 ? point : '?');
            }
        }
        return out.toString();
    }

    /** In thousandths of the size; negative if the font lacks it. */
    private double width(int point) {
        Double before = widths.get(point);
        if (before != null) {
            return before;
        }
        double width;
        try {
            width = font.getStringWidth(Character.toString(point));
        } catch (IOException | IllegalArgumentException lacking) {
            width = -1;
        }
        if (widths.size() < MOST_REMEMBERED) {
            widths.put(point, width);
        }
        return width;
    }

    private static int mirrored(int point) {
        return switch (point) {
            case '(' -> ')';
            case ')' -> '(';
            case '[' -> ']';
            case ']' -> '[';
            case '{' -> '}';
            case '}' -> '{';
            case '<' -> '>';
            case '>' -> '<';
            case 0x00AB -> 0x00BB;
            case 0x00BB -> 0x00AB;
            default -> point;
        };
    }
}
