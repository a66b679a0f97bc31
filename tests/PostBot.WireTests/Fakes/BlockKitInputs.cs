using System.Text.Json;

namespace PostBot.WireTests.Fakes;

/// <summary>The fields of windows, and what may answer a window that was sent.</summary>
public static partial class BlockKitRules
{
    /// <summary>What answers a submitted window: nothing, errors at its own input blocks, or another window.</summary>
    public static IReadOnlyList<string> Submission(string body, JsonElement view)
    {
        if (body.Length == 0) return [];
        using var answer = JsonDocument.Parse(body);
        var check = new Check();
        check.Only(answer.RootElement, "answer", "response_action", "errors", "view");
        switch (check.Text(answer.RootElement, "response_action", "answer", 1, 10))
        {
            case "errors":
                var inputs = view.GetProperty("blocks").EnumerateArray().Where(block => block.GetProperty("type").GetString() == "input").Select(block => block.GetProperty("block_id").GetString()).ToList();
                var errors = answer.RootElement.GetProperty("errors").EnumerateObject().ToList();
                if (errors.Count == 0) check.Fault("answer/errors", "empty");
                foreach (var error in errors.Where(error => !inputs.Contains(error.Name))) check.Fault("answer/errors", $"{error.Name} is no input block");
                foreach (var error in errors) check.Text(answer.RootElement.GetProperty("errors"), error.Name, "answer/errors", 1, 2000);
                return check.Faults;
            case "update":
                return [.. check.Faults, .. View(answer.RootElement.GetProperty("view"))];
            case var other:
                return [.. check.Faults, $"{other} is not expected"];
        }
    }

    private sealed partial class Check
    {
        private void Input(JsonElement block, string at)
        {
            Inputs++;
            Only(block, at, "type", "block_id", "label", "element", "hint", "optional", "dispatch_action");
            PlainText(block, "label", at, 2000, true);
            PlainText(block, "hint", at, 2000, false);
            if (!block.TryGetProperty("element", out var element))
            {
                Fault(at, "an input needs an element");
                return;
            }
            Text(element, "action_id", at, 1, 255);
            PlainText(element, "placeholder", at, 150, false);
            Element(element, at);
        }

        private void Element(JsonElement element, string at)
        {
            var type = Text(element, "type", at, 1, 50);
            if (type is "static_select")
            {
                Only(element, at, "type", "action_id", "options", "initial_option", "placeholder");
                var options = List(element, "options", at, 100);
                foreach (var option in options) Option(option, at);
                if (element.TryGetProperty("initial_option", out var initial) && !options.Any(option => JsonElement.DeepEquals(option, initial))) Fault(at, "initial_option is none of the options");
            }
            else if (type is "checkboxes")
            {
                Only(element, at, "type", "action_id", "options", "initial_options");
                var options = List(element, "options", at, 10);
                foreach (var option in options) Option(option, at);
                if (element.TryGetProperty("initial_options", out _) && List(element, "initial_options", at, 10).Any(initial => !options.Any(option => JsonElement.DeepEquals(option, initial)))) Fault(at, "an initial option is none of the options");
            }
            else if (type is "datepicker")
            {
                Only(element, at, "type", "action_id", "initial_date", "placeholder");
                if (Text(element, "initial_date", at, 10, 10, false) is { } day && !DateOnly.TryParseExact(day, "yyyy-MM-dd", out _)) Fault(at, $"{day} is no day");
            }
            else if (type is "plain_text_input")
            {
                Only(element, at, "type", "action_id", "max_length", "min_length", "multiline", "initial_value", "placeholder");
                Text(element, "initial_value", at, 0, 3000, false);
            }
            else
            {
                Fault(at, "an element that is not expected");
            }
        }

        private void Option(JsonElement option, string at)
        {
            PlainText(option, "text", at, 75, true);
            Text(option, "value", at, 1, 150);
        }
    }
}
