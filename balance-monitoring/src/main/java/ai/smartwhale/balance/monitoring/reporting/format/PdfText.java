// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.format;

import java.io.IOException;
import java.text.Bidi;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** Prepares text for a font: joins letters, puts them into the order of the eye, and replaces what the font lacks. */
final class PdfText {

    private static final int MOST_REMEMBERED = 4_096;

    private final PDFont font;
    private final boolean rightToLeft;
    private final Map<Integer, Boolean> known = new HashMap<>();

    PdfText(PDFont font, boolean rightToLeft) {
        this.font = font;
        this.rightToLeft = rightToLeft;
    }

    PDFont font() {
        return font;
    }

    double width(String visual, double size) throws IOException {
        return font.getStringWidth(visual) / 1000 * size;
    }

    /** The text from left to right, as it is shown. */
    String visual(String logical) {
        String shaped = PersianShaper.shape(logical);
        if (!Bidi.requiresBidi(shaped.toCharArray(), 0, shaped.length())) {
            return supported(shaped.codePoints().toArray());
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

    /** As much of a visual text as fits, with an ellipsis where it does not. */
    String fitting(String visual, double size, double room) throws IOException {
        if (width(visual, size) <= room) {
            return visual;
        }
        int end = visual.length();
        while (end > 0 && width(visual.substring(0, end) + "...", size) > room) {
            end = visual.offsetByCodePoints(end, -1);
        }
        return visual.substring(0, end) + "...";
    }

    private String supported(int[] points) {
        StringBuilder out = new StringBuilder(points.length);
        for (int point : points) {
            boolean shown = !Character.isISOControl(point) && has(point);
            out.appendCodePoint(shown ? point : Character.isISOControl(point) ? ' ' : '?');
        }
        return out.toString();
    }

    private boolean has(int point) {
        Boolean before = known.get(point);
        if (before != null) {
            return before;
        }
        boolean has;
        try {
            has = font.encode(Character.toString(point)).length > 0;
        } catch (IOException | IllegalArgumentException lacking) {
            has = false;
        }
        if (known.size() < MOST_REMEMBERED) {
            known.put(point, has);
        }
        return has;
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
            default -> point;
        };
    }
}
