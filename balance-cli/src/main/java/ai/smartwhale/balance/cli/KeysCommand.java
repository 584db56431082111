// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import ai.smartwhale.balance.cli.KeyStoreOptions.OpenKeys;
import ai.smartwhale.commons.security.KeyManager;
import ai.smartwhale.commons.security.SecurityAudit;
import ai.smartwhale.commons.security.audit.AuditReport;
import ai.smartwhale.commons.security.audit.AuditTrail;
import ai.smartwhale.commons.security.keys.KeyInfo;
import ai.smartwhale.commons.security.keys.KeyPurpose;
import ai.smartwhale.commons.security.token.IssuedTokens;
import ai.smartwhale.commons.security.token.TokenAlgorithm;
import ai.smartwhale.commons.security.token.TokenManager;
import ai.smartwhale.commons.security.token.TokenManagerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Looks after keys. Shows all that is known of them, but for their bytes. */
@Command(
        name = "keys",
        description = {
            "Create, rotate and destroy keys, and check audit trails.",
            "A rotation has two phases: rotate adds a key that every process can read with once it has loaded the"
                    + " keys again; promote makes it the one that encrypts."
        },
        synopsisSubcommandLabel = "COMMAND")
final class KeysCommand implements Runnable {

    @Mixin
    private final Shell shell = new Shell();

    @Override
    public void run() {
        throw new ParameterException(
                shell.spec().commandLine(),
                "create, list, rotate, promote, disable, enable, destroy, token or verify-audit?");
    }

    @Command(name = "create", description = "Make a primary key for each purpose that has none.")
    int create(
            @Mixin KeyStoreOptions store,
            @Mixin JsonOption output,
            @Option(
                            names = "--purpose",
                            paramLabel = "PURPOSE",
                            description = "What for: ${COMPLETION-CANDIDATES}. Default: all of them.")
                    KeyPurpose[] purposes,
            @Option(names = "--create-kek", description = "Make the key that wraps the others as well.")
                    boolean createKek)
            throws IOException {
        KeyText text = new KeyText(shell, output);
        try (OpenKeys opened = createKek ? store.begin() : store.openOrBegin()) {
            if (createKek) {
                text.say(shell.colours().green("created") + " the key-encryption key, readable for you only; without"
                        + " it the keys are lost, so keep a copy apart from them");
            }
            List<KeyInfo> made = opened.manager().generateKeys(purposes == null ? new KeyPurpose[0] : purposes);
            text.done("created", made);
            if (made.isEmpty()) {
                text.say("every purpose has a key already");
            }
        }
        return ExitCode.OK;
    }

    @Command(name = "list", description = "List the keys.")
    int list(@Mixin KeyStoreOptions store, @Mixin JsonOption output) throws IOException {
        try (OpenKeys opened = store.open()) {
            new KeyText(shell, output).table(opened.manager().keys());
        }
        return ExitCode.OK;
    }

    @Command(name = "rotate", description = "Add a key that other processes can read with before it is promoted.")
    int rotate(
            @Mixin KeyStoreOptions store,
            @Mixin JsonOption output,
            @Option(
                            names = "--purpose",
                            paramLabel = "PURPOSE",
                            required = true,
                            description = "What for: ${COMPLETION-CANDIDATES}.")
                    KeyPurpose purpose,
            @Option(
                            names = "--promote",
                            description = "Promote it at once: other processes cannot read what is new until they load"
                                    + " the keys again.")
                    boolean promote)
            throws IOException {
        try (OpenKeys opened = store.open()) {
            KeyManager keys = opened.manager();
            KeyInfo added = keys.rotateKeys(purpose);
            new KeyText(shell, output).done("added", List.of(promote ? keys.promoteKey(added.id()) : added));
        }
        return ExitCode.OK;
    }

    @Command(name = "promote", description = "Make a key the primary one of its purpose.")
    int promote(
            @Mixin KeyStoreOptions store,
            @Mixin JsonOption output,
            @Parameters(paramLabel = "ID", description = "The key.") int id)
            throws IOException {
        return change(store, output, "promoted", id, KeyManager::promoteKey);
    }

    @Command(name = "disable", description = "Forbid the use of a key that is not primary.")
    int disable(
            @Mixin KeyStoreOptions store,
            @Mixin JsonOption output,
            @Parameters(paramLabel = "ID", description = "The key.") int id)
            throws IOException {
        return change(store, output, "disabled", id, KeyManager::disableKey);
    }

    @Command(name = "enable", description = "Allow the use of a disabled key again.")
    int enable(
            @Mixin KeyStoreOptions store,
            @Mixin JsonOption output,
            @Parameters(paramLabel = "ID", description = "The key.") int id)
            throws IOException {
        return change(store, output, "enabled", id, KeyManager::enableKey);
    }

    @Command(
            name = "destroy",
            description = "Remove a disabled key for good, and with it all that was encrypted under it.")
    int destroy(
            @Mixin KeyStoreOptions store,
            @Mixin JsonOption output,
            @Option(names = "--yes", description = "Yes, for good.") boolean sure,
            @Parameters(paramLabel = "ID", description = "The key.") int id)
            throws IOException {
        if (!sure) {
            throw new ParameterException(
                    shell.spec().commandLine(),
                    "All that was encrypted under key " + id + " will be lost. If that is meant, add --yes.");
        }
        return change(store, output, "destroyed", id, KeyManager::destroyKey);
    }

    private int change(
            KeyStoreOptions store,
            JsonOption output,
            String done,
            int id,
            BiFunction<KeyManager, Integer, KeyInfo> change)
            throws IOException {
        try (OpenKeys opened = store.open()) {
            new KeyText(shell, output).done(done, List.of(change.apply(opened.manager(), id)));
        }
        return ExitCode.OK;
    }

    @Command(
            name = "token",
            description = "Issue a token that says who posts requests, for serve --token-keys. Whoever has it is taken"
                    + " for its subject until it expires.")
    int token(
            @Mixin KeyStoreOptions store,
            @Mixin JsonOption output,
            @Option(names = "--subject", paramLabel = "NAME", required = true, description = "Whom it names.")
                    String subject,
            @Option(names = "--issuer", paramLabel = "NAME", required = true, description = "Who says so.")
                    String issuer,
            @Option(
                            names = "--audience",
                            paramLabel = "NAME",
                            defaultValue = TokenKeys.AUDIENCE,
                            description = "For whom it is meant. Default: ${DEFAULT-VALUE}.")
                    String audience,
            @Option(
                            names = "--lifetime",
                            paramLabel = "DURATION",
                            defaultValue = "1h",
                            description = "How long it holds, 24 hours at most. Default: ${DEFAULT-VALUE}.")
                    Duration lifetime,
            @Option(
                            names = "--algorithm",
                            paramLabel = "NAME",
                            defaultValue = "HS256",
                            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
                    TokenAlgorithm algorithm)
            throws IOException {
        try (OpenKeys opened = store.open();
                TokenManager tokens = TokenManager.create(
                        opened.manager(),
                        TokenManagerConfig.builder(issuer, audience)
                                .algorithm(algorithm)
                                .accessLifetime(lifetime)
                                .audit(opened.trail()
                                        .<SecurityAudit>map(trail -> trail)
                                        .orElse(SecurityAudit.NONE))
                                .build())) {
            IssuedTokens issued = tokens.generateToken(subject, Map.of());
            if (output.json()) {
                JsonOption.write(
                        shell.out(),
                        Map.of(
                                "token", issued.accessToken(),
                                "id", issued.tokenId(),
                                "expires_at", issued.accessExpiresAt().toString()));
            } else {
                shell.out().println(issued.accessToken());
            }
        }
        return ExitCode.OK;
    }

    @Command(
            name = "verify-audit",
            description = "Check that an audit trail is what it was. No process may have it open; check a copy of its"
                    + " files if one has.")
    int verifyAudit(
            @Mixin AuditOptions options,
            @Mixin JsonOption output,
            @Parameters(paramLabel = "FILE", description = "The trail.") Path file)
            throws IOException {
        if (Files.notExists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        AuditReport report = AuditTrail.verify(file, options.config(), options.known());
        String end = report.end().sequence() + ":" + report.end().hash();
        if (output.json()) {
            Map<String, Object> dict = new LinkedHashMap<>();
            dict.put("intact", report.isIntact());
            dict.put("events", report.events());
            dict.put("end", end);
            report.finding().ifPresent(finding -> {
                dict.put("finding", finding.kind().name().toLowerCase(Locale.ROOT));
                dict.put("sequence", finding.sequence());
                dict.put("where", finding.where());
            });
            JsonOption.write(shell.out(), dict);
        } else {
            report.finding()
                    .ifPresentOrElse(
                            finding -> shell.out()
                                    .println(shell.colours()
                                                    .red(finding.kind().name().toLowerCase(Locale.ROOT)) + " at event "
                                            + finding.sequence() + " (" + finding.where() + ")"),
                            () -> shell.out().println(shell.colours().green("intact")));
            shell.out().println(report.events() + " events in order, up to " + end);
        }
        return report.isIntact() ? ExitCode.OK : ExitCode.PROBLEM;
    }
}
