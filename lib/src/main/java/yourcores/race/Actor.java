package yourcores.race;

/**
 * What one of several threads does in one run of a {@link Race}.
 *
 * @param <S> the state that the actors share
 */
@FunctionalInterface
public interface Actor<S> {

    void act(S state) throws Exception;
}
