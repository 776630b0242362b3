/**
 * The web client in a real Chromium, against a real server.
 *
 * <p>{@link org.lichat.browser.People} is where a test begins: its people have browsers of their own, and whatever goes wrong in
 * one of them, said or not, fails the test.
 */
@NullMarked
package org.lichat.browser;

import org.jspecify.annotations.NullMarked;
