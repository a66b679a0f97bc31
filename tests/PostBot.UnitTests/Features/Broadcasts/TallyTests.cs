using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using PostBot.Core.Features.Broadcasts;
using PostBot.Domain.Broadcasts;

namespace PostBot.UnitTests.Features.Broadcasts;

public sealed partial class TallyTests
{
    [Fact]
    public void The_sentence_adds_up_to_the_audience_whatever_the_states_are() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<(RecipientState[] States, bool NeedsAnswer)>(),
            sample =>
            {
                var tally = new Tally(sample.States.GroupBy(state => state).ToDictionary(group => group.Key, group => group.Count()));
                var sides = tally.Sum(sample.NeedsAnswer).Split(" = ");
                var parts = Numbers().Matches(sides[0]).Sum(match => int.Parse(match.Value, null));
                return parts == sample.States.Length && sides[1] == sample.States.Length.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(true, "38 acknowledged + 2 waiting + 1 question + 1 failed = 42")]
    [InlineData(false, "1 sent + 1 on the way + 38 acknowledged + 1 question + 1 failed = 42")]
    public void It_reads_as_people_say_it(bool needsAnswer, string sentence) =>
        Assert.Equal(sentence, new Tally(new Dictionary<RecipientState, int>
        {
            [RecipientState.Acknowledged] = 38,
            [RecipientState.Sent] = 1,
            [RecipientState.Queued] = 1,
            [RecipientState.Question] = 1,
            [RecipientState.Failed] = 1,
        }).Sum(needsAnswer));

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Numbers();
}
