// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which media types a client likes how much (RFC 9110, section 12.5.1). What cannot be read is left out. */
final class AcceptHeader {

    private static final int MOST_RANGES = 32;

    private final List<Range> ranges;

    /** The more is said of a type, the more it counts. */
    private record Range(String type, String version, double quality) {

        int fit(String wanted, String wantedVersion) {
            if (type.equals(wanted)) {
                return version.isEmpty() ? 3 : version.equals(wantedVersion) ? 4 : 0;
            }
            boolean within = type.endsWith("/*") && wanted.startsWith(type.substring(0, type.length() - 1));
            return type.equals("*/*") ? 1 : within ? 2 : 0;
        }
    }

    private AcceptHeader(List<Range> ranges) {
        this.ranges = ranges;
    }

    static AcceptHeader parse(String header) {
        List<Range> ranges = new ArrayList<>();
        for (String part : header.split(",", MOST_RANGES)) {
            String[] pieces = part.split(";", -1);
            ranges.add(new Range(
                    pieces[0].trim().toLowerCase(Locale.ROOT), parameter(pieces, "version"), quality(pieces)));
        }
        return new AcceptHeader(ranges);
    }

    private static String parameter(String[] pieces, String name) {
        for (int i = 1; i < pieces.length; i++) {
            String piece = pieces[i].trim().toLowerCase(Locale.ROOT);
            if (piece.startsWith(name + '=')) {
                return piece.substring(name.length() + 1).replace("\"", "").trim();
            }
        }
        return "";
    }

    private static double quality(String[] pieces) {
        String text = parameter(pieces, "q");
        if (text.isEmpty()) {
            return 1;
        }
        try {
            double quality = Double.parseDouble(text);
            return quality >= 0 && quality <= 1 ? quality : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** How much a content type is liked: 0 if not at all. */
    double quality(String contentType) {
        String[] pieces = contentType.split(";", -1);
        String version = parameter(pieces, "version");
        double quality = 0;
        int best = 0;
        for (Range range : ranges) {
            int fit = range.fit(pieces[0], version);
            if (fit > best) {
                best = fit;
                quality = range.quality();
            }
        }
        return quality;
    }
}
