// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.http;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names that a host has only for itself. */
final class LocalNames {

    private static final Pattern LOCAL =
            Pattern.compile("(localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]|\\[0:0:0:0:0:0:0:1])(:\\d{1,5})?");

    private LocalNames() {}

    static boolean isLocal(@Nullable String hostHeader) {
        return hostHeader != null
                && LOCAL.matcher(hostHeader.toLowerCase(Locale.ROOT)).matches();
    }
}
