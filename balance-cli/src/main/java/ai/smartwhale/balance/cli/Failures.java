// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import ai.smartwhale.balance.cli.console.TextTable;
import ai.smartwhale.balance.cli.trace.TraceFormatException;
import ai.smartwhale.balance.services.config.InvalidSettingsException;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.MissingDependencyException;
import ai.smartwhale.commons.cache.PersistentStoreException;
import ai.smartwhale.commons.cache.RemoteStoreException;
import ai.smartwhale.commons.security.access.InvalidPolicyException;
import ai.smartwhale.commons.security.audit.AuditTrailException;
import ai.smartwhale.commons.security.keys.KeyRefusedException;
import ai.smartwhale.commons.security.keys.KeySetException;
import ai.smartwhale.messaging.AuthenticationFailedException;
import ai.smartwhale.messaging.AuthorizationDeniedException;
import ai.smartwhale.messaging.BrokerUnreachableException;
import ai.smartwhale.messaging.DeliveryFailedException;
import ai.smartwhale.messaging.MessagingException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into one line for people and an exit code for programs. */
final class Failures implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception thrown, CommandLine commandLine, @Nullable ParseResult parsed) {
        Throwable cause = unwrap(thrown);
        int code = exitCode(cause);
        String text = TextTable.printable(text(cause, code));
        commandLine.getErr().println(commandLine.getColorScheme().errorText(text));
        boolean verbose = parsed != null && isVerbose(parsed);
        if (verbose || code == ExitCode.INTERNAL) {
            commandLine.getErr().println(commandLine.getColorScheme().stackTraceText(cause));
        }
        return code;
    }

    private static boolean isVerbose(ParseResult parsed) {
        return parsed.hasMatchedOption("--verbose") || (parsed.hasSubcommand() && isVerbose(parsed.subcommand()));
    }

    private static Throwable unwrap(Throwable thrown) {
        Throwable cause = thrown.getCause();
        boolean wrapper = thrown instanceof CompletionException || thrown instanceof ExecutionException;
        return wrapper && cause != null ? unwrap(cause) : thrown;
    }

    static int exitCode(Throwable cause) {
        if (cause instanceof InvalidValueException
                || cause instanceof InvalidSettingsException
                || cause instanceof TraceFormatException
                || cause instanceof LimitExceededException
                || cause instanceof MissingDependencyException
                || cause instanceof PersistentStoreException
                || cause instanceof InvalidPolicyException
                || cause instanceof KeySetException
                || cause instanceof KeyRefusedException
                || cause instanceof AuditTrailException
                || cause instanceof IOException) {
            return ExitCode.USAGE;
        }
        if (cause instanceof AuthenticationFailedException || cause instanceof AuthorizationDeniedException) {
            return ExitCode.REFUSED;
        }
        if (cause instanceof BrokerUnreachableException
                || cause instanceof DeliveryFailedException
                || cause instanceof RemoteStoreException) {
            return ExitCode.UNREACHABLE;
        }
        return cause instanceof MessagingException ? ExitCode.PROBLEM : ExitCode.INTERNAL;
    }

    private static String text(Throwable cause, int code) {
        String message = cause.getMessage();
        if (cause instanceof NoSuchFileException) {
            return "No such file: " + message;
        }
        if (cause instanceof AccessDeniedException) {
            return "Access denied: " + message;
        }
        String plain = message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
        return code == ExitCode.INTERNAL ? "Internal error: " + plain : plain;
    }
}
