// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.logback;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.logging.LogFormatter;
import ai.smartwhale.commons.logging.LogHandler;
import ai.smartwhale.commons.logging.LogProcessor;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import org.jspecify.annotations.Nullable;

/**
 * Gives events of Logback to a {@link LogHandler}. From code:
 *
 * <pre>{@code
 * HandlerAppender appender = new HandlerAppender();
 * appender.setContext(loggerContext);
 * appender.setHandler(handler);
 * appender.start();
 * }</pre>
 *
 * From {@code logback.xml} its subclasses serve, which open a handler when they start and close it when they stop. A
 * handler that was set from outside belongs to whoever set it and is not closed.
 */
public class HandlerAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

    private LogFormatter formatter = LogProcessor.withDefaults();
    private @Nullable LogHandler handler;
    private boolean owned;

    /** Creates an appender without a handler. */
    public HandlerAppender() {}

    /**
     * Sets the handler.
     *
     * @param value the handler
     */
    public void setHandler(LogHandler value) {
        handler = value;
    }

    /**
     * Sets what makes the lines of a handler that the appender opens itself; lines of JSON in which what is sensitive
     * is masked by default.
     *
     * @param value the formatter; in {@code logback.xml} a class with a constructor without parameters
     * @throws InvalidValueException if there is none
     */
    public void setFormatter(LogFormatter value) {
        formatter = InvalidValueException.requirePresent("formatter", value);
    }

    /**
     * Opens a handler where none was set.
     *
     * @param with makes the lines
     * @return the handler, or null where this appender does not open one
     */
    protected @Nullable LogHandler open(LogFormatter with) {
        return null;
    }

    /** Starts, if there is a handler or one can be opened; otherwise the reason is in Logback's status. */
    @Override
    public void start() {
        if (isStarted()) {
            return;
        }
        if (handler == null) {
            try {
                handler = open(formatter);
                owned = handler != null;
            } catch (RuntimeException e) {
                addError("The handler of the appender " + getName() + " cannot be opened", e);
                return;
            }
        }
        if (handler == null) {
            addError("The appender " + getName() + " has no handler");
            return;
        }
        super.start();
    }

    /** What cannot be converted must not hurt the line that logs either. */
    @Override
    protected void append(ILoggingEvent event) {
        LogHandler to = handler;
        if (to == null) {
            return;
        }
        try {
            to.writeLog(EventConverter.convert(event));
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            addWarn("An event of " + event.getLoggerName() + " cannot be converted: "
                    + e.getClass().getName());
        }
    }

    /** Stops, and closes the handler if the appender opened it. */
    @Override
    public void stop() {
        if (!isStarted()) {
            return;
        }
        super.stop();
        LogHandler to = handler;
        if (owned && to != null) {
            handler = null;
            owned = false;
            to.close();
        }
    }
}
