package org.lichat;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;

/** Leaves out the tests that are no conversations where these are to take another {@link Way}. JUnit finds it as a service. */
public final class ConversationsFilter implements PostDiscoveryFilter {
    @Override
    public FilterResult apply(TestDescriptor test) {
        return FilterResult.includedIf(Way.chosen() == Way.DIRECT || isConversation(type(test.getSource())));
    }

    private static @Nullable Class<?> type(Optional<TestSource> source) {
        TestSource known = source.orElse(null);
        if (known instanceof ClassSource type) {
            return type.getJavaClass();
        }
        return known instanceof MethodSource method ? method.getJavaClass() : null;
    }

    private static boolean isConversation(@Nullable Class<?> type) {
        return type != null
                && (Arrays.stream(type.getDeclaredFields()).anyMatch(field -> field.getType() == Conversation.class)
                        || isConversation(type.getSuperclass())
                        || isConversation(type.getEnclosingClass()));
    }
}
