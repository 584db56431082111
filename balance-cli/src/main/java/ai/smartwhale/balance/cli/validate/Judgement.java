// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.validate;

import ai.smartwhale.balance.cli.console.TextTable;
import ai.smartwhale.messaging.ErrorCode;
import ai.smartwhale.messaging.MessageReader;
import ai.smartwhale.messaging.ReadResult;
import ai.smartwhale.messaging.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the reader says of a message.
 *
 * @param name the name of the message
 * @param refusal why it is refused, empty if it is accepted
 */
public record Judgement(String name, Optional<Reason> refusal) {

    /**
     * Why a message is refused.
     *
     * @param code the error code that its answer would carry
     * @param text the reason for people
     */
    public record Reason(ErrorCode code, String text) {}

    /**
     * Judges a message.
     *
     * @param name its name
     * @param json the message as it travels
     * @return the judgement
     */
    public static Judgement of(String name, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return MessageKind.isResponse(json)
                ? of(name, MessageReader.readResponse(bytes))
                : of(name, MessageReader.readRequest(bytes));
    }

    static Judgement refused(String name, String reason) {
        return new Judgement(name, Optional.of(new Reason(ErrorCode.INVALID_REQUEST, reason)));
    }

    private static <T> Judgement of(String name, ReadResult<T> result) {
        if (result instanceof ReadResult.Refused<T> refused) {
            Refusal refusal = refused.refusal();
            return new Judgement(name, Optional.of(new Reason(refusal.code(), text(refusal))));
        }
        return new Judgement(name, Optional.empty());
    }

    private static String text(Refusal refusal) {
        return refusal.field().isEmpty() ? refusal.reason() : refusal.field() + ' ' + refusal.reason();
    }

    /**
     * The judgement as a line without its end.
     *
     * @return name, accepted or refused, error code and reason, with tabs between
     */
    public String line() {
        String rest = refusal.map(
                        reason -> "refused\t" + reason.code().wireName() + '\t' + TextTable.printable(reason.text()))
                .orElse("accepted\t\t");
        return TextTable.printable(name) + '\t' + rest;
    }
}
