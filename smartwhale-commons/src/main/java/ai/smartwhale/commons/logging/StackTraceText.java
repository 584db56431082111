// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import ai.smartwhale.commons.logging.LineBuffer.Escape;
import java.util.Optional;

/** Writes throwables as the JDK prints them; their line ends become the two characters {@code \n}. */
final class StackTraceText {

    private StackTraceText() {}

    static void write(ThrownData thrown, LineBuffer out, Escape escape) {
        write(thrown, "", "", out, escape);
    }

    private static void write(ThrownData thrown, String indent, String caption, LineBuffer out, Escape escape) {
        out.escaped(indent, escape).ascii(caption).escaped(thrown.type(), escape);
        if (!thrown.message().isEmpty()) {
            out.ascii(": ").escaped(thrown.message(), escape);
        }
        for (StackTraceElement frame : thrown.frames()) {
            out.escaped("\n", escape).escaped(indent, escape).escaped("\tat ", escape);
            frame(frame, out, escape);
        }
        if (thrown.omittedFrames() > 0) {
            out.escaped("\n", escape).escaped(indent, escape).escaped("\t... ", escape);
            out.ascii(Integer.toString(thrown.omittedFrames())).ascii(" more");
        }
        for (ThrownData suppressed : thrown.suppressed()) {
            out.escaped("\n", escape);
            write(suppressed, indent + '\t', "Suppressed: ", out, escape);
        }
        Optional<ThrownData> cause = thrown.cause();
        if (cause.isPresent()) {
            out.escaped("\n", escape);
            write(cause.orElseThrow(), indent, "Caused by: ", out, escape);
        }
    }

    private static void frame(StackTraceElement frame, LineBuffer out, Escape escape) {
        out.escaped(frame.getClassName(), escape).ascii('.').escaped(frame.getMethodName(), escape);
        if (frame.isNativeMethod()) {
            out.ascii("(Native Method)");
        } else if (frame.getFileName() == null) {
            out.ascii("(Unknown Source)");
        } else {
            out.ascii('(').escaped(frame.getFileName(), escape);
            if (frame.getLineNumber() >= 0) {
                out.ascii(':').ascii(Integer.toString(frame.getLineNumber()));
            }
            out.ascii(')');
        }
    }
}
