// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** What tests need: a real broker inside the JVM, a stand-in Data service, a fake clock. */
@NullMarked
package ai.smartwhale.testkit;

import org.jspecify.annotations.NullMarked;
