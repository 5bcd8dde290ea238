"""The notebooks also run on the stock JJava kernel with our jars on its class path; only the protections are missing."""


def test_it_is_the_stock_kernel(stock):
    answer = stock.run("kernel().getClass().getName()")
    assert answer.result["text/plain"] == "org.dflib.jjava.kernel.JavaKernel"


def test_figures_are_shown(stock):
    answer = stock.run('import yourcores.figure.*;\nScreen.current().show(Verdict.holds("it holds"));')
    assert "it holds" in answer.of("display_data")[0]["data"]["text/html"]


def test_live_figure(stock):
    answer = stock.run(
        'Screen.current().live(Verdict.states("half"));\nScreen.current().show(Verdict.states("whole"));'
    )
    assert answer.of("display_data")[0]["data"]["text/plain"] == "half"
    assert answer.of("update_display_data")[0]["data"]["text/plain"] == "whole"


def test_a_settled_figure_keeps_to_its_cell(stock):
    stock.run('Screen.current().live(Verdict.states("half"));\nScreen.current().settle();')
    answer = stock.run('Screen.current().show(Verdict.states("next cell"));')
    assert answer.of("display_data")[0]["data"]["text/plain"] == "next cell"


def test_no_leftovers_are_known(stock):
    assert stock.run("yourcores.measure.system.Leftovers.current()").result["text/plain"] == "[]"


def test_no_imports_beyond_the_stock_ones(stock):
    answer = stock.run("kernel().getJShell().imports().map(i -> i.fullname()).toList()")
    assert "yourcores" not in answer.result["text/plain"].replace("yourcores.figure", "")
    assert stock.run("Collectors.toList()").status == "error"


def test_options_of_the_environment_do_not_reach_child_jvms(stock):
    assert stock.run('System.getProperty("astray")').result["text/plain"] == "1"
    answer = stock.run(
        "import yourcores.child.*;\nimport java.time.Duration;\n"
        'var ran = ChildJvm.run(Duration.ofSeconds(60), List.of(), "class Hello { public static void main(String[] a) {'
        ' System.out.println(System.getProperty(\\"astray\\")); } }");\n'
        "System.out.print(ran.out() + ran.err());"
    )
    assert answer.out == "null\n", answer.traceback
