"""How often each rule of the coach is right: `script/bench coach`."""
