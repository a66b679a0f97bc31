using FsCheck;
using FsCheck.Fluent;
using PostBot.Domain.Shots;

namespace PostBot.UnitTests.Shots;

public sealed class ShotStatesTests
{
    [Fact]
    public void Every_state_is_read_by_its_own_word() =>
        Assert.All(Enum.GetValues<ShotState>(), state => Assert.Equal(state, ShotStates.Parse(ShotStates.Word(state).ToUpperInvariant())));

    [Theory]
    [InlineData("could  be better", ShotState.Cbb)]
    [InlineData("Kickback", ShotState.TechFix)]
    [InlineData("in review", ShotState.PendingReview)]
    [InlineData("sideways", null)]
    [InlineData("", null)]
    public void The_trades_words_are_known(string said, ShotState? state) => Assert.Equal(state, ShotStates.Parse(said));

    [Fact]
    public void Omitted_shots_count_for_nothing() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<ShotState[]>(),
            states =>
            {
                var (final, all) = ShotStates.Count(states);
                return final <= all && (final, all) == ShotStates.Count(states.Append(ShotState.Omit)) && ShotStates.Count(states.Append(ShotState.Final)) == (final + 1, all + 1);
            }).QuickCheckThrowOnFailure();
}
