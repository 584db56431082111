// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.security.audit.AuditHead;
import ai.smartwhale.commons.security.audit.AuditTrailConfig;
import ai.smartwhale.commons.security.keys.KeyMaterial;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What else is known of an audit trail that is checked. */
final class AuditOptions {

    private static final Pattern HEAD = Pattern.compile("([0-9]{1,18}):([0-9a-f]{64})");

    @Option(
            names = "--known",
            paramLabel = "NUMBER:HASH",
            description = "An end of the trail that was kept elsewhere, and which it must still hold.")
    private @Nullable String known;

    @ArgGroup(exclusive = false, multiplicity = "0..1")
    private @Nullable Keyed keyed;

    /** A trail whose hashes are made with a key. */
    static final class Keyed {

        @Option(
                names = "--key",
                paramLabel = "ID",
                required = true,
                description = "The key for HMAC signing that the trail was begun with.")
        private int id;

        @ArgGroup(exclusive = false, multiplicity = "1")
        private KeyStoreOptions keys = new KeyStoreOptions();

        private KeyMaterial find() throws IOException {
            try (KeyStoreOptions.OpenKeys opened = keys.open()) {
                KeyMaterial key = opened.manager()
                        .snapshot()
                        .find(id)
                        .orElseThrow(() -> new InvalidValueException("--key", id, "an enabled key of the store"));
                // A copy, because closing the store erases its own.
                return KeyMaterial.of(id, key.purpose(), key.copyOfBytes());
            }
        }
    }

    AuditTrailConfig config() throws IOException {
        AuditTrailConfig.Builder builder = AuditTrailConfig.builder();
        if (keyed != null) {
            builder.key(keyed.find());
        }
        return builder.build();
    }

    AuditHead known() {
        if (known == null) {
            return AuditHead.START;
        }
        Matcher matcher = HEAD.matcher(known);
        if (!matcher.matches()) {
            throw new InvalidValueException("--known", known, "the number of an event, a colon, its hash");
        }
        return new AuditHead(Long.parseLong(matcher.group(1)), matcher.group(2));
    }
}
