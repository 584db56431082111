// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import ai.smartwhale.balance.services.AccessPolicy;
import ai.smartwhale.balance.services.BalanceBuilder;
import ai.smartwhale.balance.services.RequestAuthenticator;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.security.SecurityAudit;
import ai.smartwhale.commons.security.SecurityEvent;
import ai.smartwhale.commons.security.SecurityEventType;
import ai.smartwhale.commons.security.access.AccessConfig;
import ai.smartwhale.commons.security.access.AccessControl;
import ai.smartwhale.commons.security.access.RbacPolicy;
import ai.smartwhale.commons.security.token.TokenValidator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Stands before a Balance: a policy, what verifies tokens, and where refusals are kept; or nothing at all. */
final class Guard implements AutoCloseable {

    private static final long LARGEST_POLICY = 64L << 20;

    private final UnaryOperator<BalanceBuilder> settings;
    private final String words;
    private final Deque<AutoCloseable> open;

    private Guard(UnaryOperator<BalanceBuilder> settings, String words, Deque<AutoCloseable> open) {
        this.settings = settings;
        this.words = words;
        this.open = open;
    }

    static Guard none() {
        return new Guard(builder -> builder, "", new ArrayDeque<>());
    }

    /** Reads a policy and puts it to use; closes what is open when it is closed itself. */
    static Guard of(
            Path file,
            Optional<TokenValidator> tokens,
            SecurityAudit audit,
            InstantSource clock,
            Deque<AutoCloseable> open)
            throws IOException {
        LimitExceededException.requireAtMost("policy, in bytes", Files.size(file), LARGEST_POLICY);
        RbacPolicy policy = RbacPolicy.fromJson(Files.readAllBytes(file));
        // Balance itself tells the audit what it refused; the permissions would tell it twice.
        AccessControl access = AccessControl.create(policy, AccessConfig.defaults(), SecurityAudit.NONE, clock);
        audit.record(new SecurityEvent(
                clock.instant(),
                SecurityEventType.SETTINGS,
                Optional.empty(),
                "policy " + file.getFileName(),
                true,
                "",
                Map.of(
                        "roles", Integer.toString(policy.roles().size()),
                        "principals", Integer.toString(policy.principals().size()))));
        RequestAuthenticator authenticator =
                tokens.map(RequestAuthenticator::accessTokens).orElse(RequestAuthenticator.ANONYMOUS);
        return new Guard(
                builder -> builder.accessPolicy(AccessPolicy.byPermissions(access.permissions()))
                        .requestAuthenticator(authenticator)
                        .securityAudit(audit),
                ", what " + file.getFileName() + " allows to " + (tokens.isPresent() ? "whom a token names" : "anyone"),
                open);
    }

    BalanceBuilder before(BalanceBuilder builder) {
        return settings.apply(builder);
    }

    /** How it is told to people, after "serving …"; empty where everything is allowed. */
    String words() {
        return words;
    }

    @Override
    public void close() {
        CloseAll.of(open, "what stands before Balance");
    }
}
