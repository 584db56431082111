// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Appenders of logback that hand events to the handlers. Logback is optional. */
@NullMarked
package ai.smartwhale.commons.logging.logback;

import org.jspecify.annotations.NullMarked;
