// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Writes addresses of the web in one way, by the rules of RFC 3986, section 6.2, that cannot lead to another page: case
 * of scheme and host, the default port, dots in the path, and the fragment, which is never sent.
 */
final class CanonicalAddress {

    private CanonicalAddress() {}

    static boolean isWeb(String text) {
        String start = text.strip();
        return start.regionMatches(true, 0, "http://", 0, 7) || start.regionMatches(true, 0, "https://", 0, 8);
    }

    /** The text itself, without blanks around it, where it is no address. */
    static String of(String text) {
        String trimmed = text.strip();
        try {
            URI address = new URI(trimmed).normalize();
            String host = address.getHost();
            if (host == null || !isWeb(trimmed)) {
                return trimmed;
            }
            String scheme = address.getScheme().toLowerCase(Locale.ROOT);
            StringBuilder out =
                    new StringBuilder(trimmed.length() + 1).append(scheme).append("://");
            if (address.getRawUserInfo() != null) {
                out.append(address.getRawUserInfo()).append('@');
            }
            out.append(host.toLowerCase(Locale.ROOT));
            if (address.getPort() >= 0 && address.getPort() != defaultPort(scheme)) {
                out.append(':').append(address.getPort());
            }
            out.append(path(address.getRawPath()));
            if (address.getRawQuery() != null) {
                out.append('?').append(address.getRawQuery());
            }
            return out.toString();
        } catch (URISyntaxException notAnAddress) {
            return trimmed;
        }
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    /** Steps above the root stay at the root. */
    private static String path(String raw) {
        String path = raw.isEmpty() ? "/" : raw;
        while (path.startsWith("/../")) {
            path = path.substring(3);
        }
        return path.equals("/..") ? "/" : path;
    }
}
