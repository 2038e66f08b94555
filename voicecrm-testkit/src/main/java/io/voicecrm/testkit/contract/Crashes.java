package io.voicecrm.testkit.contract;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.NullMarked;

/**
 * Dies at a chosen call of a chosen port: before it is done, or after it was done and before its answer is seen. After
 * that nothing works any more, as in a process that is gone.
 */
@NullMarked
final class Crashes {

    private final int dieAt;
    private int calls;
    private boolean dead;

    /** @param dieAt 1 dies before the first call, 2 after the first, 3 before the second, and so on */
    Crashes(int dieAt) {
        this.dieAt = dieAt;
    }

    /** The process is gone. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** A port whose calls count and may be the last. */
    <T> T guard(Class<T> port, T real) {
        Object proxy =
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, method, arguments) -> {
                    if (method.getName().equals("id")) {
                        return method.invoke(real, arguments);
                    }
                    calls++;
                    dieIf(2 * calls - 1 == dieAt);
                    try {
                        Object answer = method.invoke(real, arguments);
                        dieIf(2 * calls == dieAt);
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
        return port.cast(proxy);
    }

    private void dieIf(boolean now) {
        dead |= now;
        if (dead) {
            throw new Crash();
        }
    }
}
