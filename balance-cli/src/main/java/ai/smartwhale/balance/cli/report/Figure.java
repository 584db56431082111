// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.report;

import java.util.List;

/** What all plots have in common: the frame with its title for screen readers, texts, lines, a legend. */
final class Figure {

    private Figure() {}

    static String open(String id, String title, String description, int width, int height) {
        return "<figure>\n<figcaption>" + Html.escape(title) + "</figcaption>\n<svg viewBox=\"0 0 " + width + ' '
                + height + "\" role=\"img\" aria-labelledby=\"" + id + "-t " + id + "-d\">\n<title id=\"" + id + "-t\">"
                + Html.escape(title) + "</title>\n<desc id=\"" + id + "-d\">" + Html.escape(description) + "</desc>\n";
    }

    static String close(StringBuilder out, List<String> legend) {
        out.append("</svg>\n<ul class=\"legend\">");
        for (int i = 0; i < legend.size(); i++) {
            out.append("<li><span class=\"key b").append(i + 1).append("\"></span>");
            out.append(Html.escape(legend.get(i))).append("</li>");
        }
        return out.append("</ul>\n</figure>\n").toString();
    }

    static String line(String kind, double x1, double y1, double x2, double y2) {
        return "<line class=\"" + kind + "\" x1=\"" + Html.number(x1) + "\" y1=\"" + Html.number(y1) + "\" x2=\""
                + Html.number(x2) + "\" y2=\"" + Html.number(y2) + "\"/>\n";
    }

    static String text(String anchor, double x, double y, String text) {
        return "<text text-anchor=\"" + anchor + "\" x=\"" + Html.number(x) + "\" y=\"" + Html.number(y) + "\">"
                + Html.escape(text) + "</text>\n";
    }
}
