// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.security.SecurityAudit;
import ai.smartwhale.commons.security.audit.AuditTrail;
import ai.smartwhale.commons.security.keys.KekProvider;
import ai.smartwhale.commons.security.token.TokenValidator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who may ask for what. */
final class AuthOptions {

    private static final String KEK_VARIABLE = "BALANCE_KEK";

    @Option(
            names = "--auth",
            paramLabel = "FILE",
            description = "Refuse what this policy, roles and permissions in JSON, does not allow.")
    private @Nullable Path policy;

    @Option(
            names = "--token-keys",
            paramLabel = "FILE",
            description = "Find out who asks by the header authorization: Bearer TOKEN, with keys of this store. "
                    + "Without it everybody is the principal anonymous.")
    private @Nullable Path tokenKeys;

    @Option(
            names = "--token-kek",
            paramLabel = "FILE",
            description = "The key that opens the store, a file with mode 0600. Default: $" + KEK_VARIABLE + ".")
    private @Nullable Path kek;

    @Option(names = "--token-issuer", paramLabel = "NAME", description = "Whose tokens are taken.")
    private @Nullable String issuer;

    @Option(
            names = "--token-audience",
            paramLabel = "NAME",
            defaultValue = TokenKeys.AUDIENCE,
            description = "For whom they have to be meant. Default: ${DEFAULT-VALUE}.")
    private String audience = TokenKeys.AUDIENCE;

    @Option(
            names = "--audit",
            paramLabel = "FILE",
            description = "Keep what was refused in this file, in which later changes show.")
    private @Nullable Path audit;

    /** What was asked for, opened; the caller closes it. */
    Guard open() throws IOException {
        Path rules = policy;
        if (rules == null) {
            refuseWithoutPolicy("--token-keys", tokenKeys);
            refuseWithoutPolicy("--audit", audit);
            return Guard.none();
        }
        Deque<AutoCloseable> open = new ArrayDeque<>();
        boolean complete = false;
        try {
            SecurityAudit trail = openTrail(open);
            Guard guard = Guard.of(rules, openTokens(trail, open), trail, InstantSource.system(), open);
            complete = true;
            return guard;
        } finally {
            if (!complete) {
                CloseAll.of(open, "what stands before Balance");
            }
        }
    }

    private static void refuseWithoutPolicy(String option, @Nullable Path value) {
        if (value != null) {
            throw new InvalidValueException(option, value, "only beside --auth");
        }
    }

    private SecurityAudit openTrail(Deque<AutoCloseable> open) {
        if (audit == null) {
            return SecurityAudit.NONE;
        }
        AuditTrail trail = AuditTrail.open(audit);
        open.push(trail);
        return trail;
    }

    private Optional<TokenValidator> openTokens(SecurityAudit trail, Deque<AutoCloseable> open) throws IOException {
        Path store = tokenKeys;
        if (store == null) {
            return Optional.empty();
        }
        if (!Files.exists(store)) {
            throw new NoSuchFileException(store.toString());
        }
        String from = InvalidValueException.requireText("--token-issuer", issuer);
        KekProvider opening = kek == null ? KekProvider.environment(KEK_VARIABLE) : KekProvider.file(kek);
        return Optional.of(new TokenKeys(store, opening, from, audience).open(trail, open));
    }
}
